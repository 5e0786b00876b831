# ruff: noqa: E501  (the invented postings are data)
"""Invented records in the shape of each tracking system and job board, alone and in its feed."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from jobtui.domain.reading import Facts, Reading
from jobtui.parsing import read
from jobtui.parsing.records import draft
from tests.parsing.helpers import AS_OF, read_one

WANTS = "<h3>Requirements</h3><ul><li>Clean hands</li><li>A steady eye</li></ul>"
TEXT = f"<p>Harrow Lamps is a maker of lamps for harbours.</p>{WANTS}"
FULL: dict[str, Any] = {
    "title": "Lamp Engineer", "company": "Harrow Lamps", "locations": ["Leeds, UK"], "workplace": "hybrid",
    "employment_type": "full-time", "salaries": [(30000, 40000, "GBP", "year")], "posted": "2026-11-01",
    "url": "https://jobs.example/1",
}  # fmt: skip


def but(**changes: Any) -> dict[str, Any]:
    """What is wanted of most records, with changes; None leaves a fact unchecked."""
    return {name: value for name, value in (FULL | changes).items() if value is not None}


RECORDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "greenhouse": (
        {"absolute_url": "https://jobs.example/1", "internal_job_id": 7, "title": "Lamp Engineer", "company_name": "Harrow Lamps",
         "location": {"name": "Leeds, UK"}, "first_published": "2026-11-01T09:00:00-04:00", "updated_at": "2026-11-09T09:00:00-04:00",
         "application_deadline": "2026-12-01T09:00:00-04:00", "metadata": None, "departments": [{"name": "Lamps"}],
         "content": TEXT.replace("<", "&lt;").replace(">", "&gt;"),
         "pay_input_ranges": [{"min_cents": 3000000, "max_cents": 4000000, "currency_type": "GBP", "title": "Leeds", "blurb": ""}]},
        but(workplace=None, employment_type=None, salaries=[(30000, 40000, "GBP", None)], closes="2026-12-01"),
    ),
    "gem": (
        {"absolute_url": "https://jobs.example/1", "internal_job_id": "x7", "title": "Lamp Engineer", "content": TEXT,
         "location": {"name": "Leeds, UK"}, "location_type": "hybrid", "employment_type": "full_time", "first_published_at": "2026-11-01T09:00:00Z"},
        but(company=None, salaries=[]),
    ),
    "lever": (
        {"id": "7", "text": "Lamp Engineer", "hostedUrl": "https://jobs.example/1", "applyUrl": "https://jobs.example/1/apply", "createdAt": 1793491200000,
         "categories": {"commitment": "Full-time", "location": "Leeds, UK", "team": "Lamps", "allLocations": ["Leeds, UK", "York, UK"]}, "workplaceType": "hybrid",
         "descriptionPlain": "Harrow Lamps is a maker of lamps for harbours.\n\n", "lists": [{"text": "Requirements", "content": "<li>Clean hands</li><li>A steady eye</li>"}],
         "additionalPlain": "", "salaryRange": {"min": 30000, "max": 40000, "currency": "GBP", "interval": "per-year-salary"}},
        but(company=None, locations=["Leeds, UK", "York, UK"]),
    ),
    "ashby": (
        {"id": "7", "title": "Lamp Engineer", "jobUrl": "https://jobs.example/1", "isListed": True, "isRemote": False, "workplaceType": "Hybrid", "employmentType": "FullTime",
         "location": "Leeds, UK", "secondaryLocations": [{"location": "York, UK"}], "publishedAt": "2026-11-01T09:00:00.000+00:00", "descriptionHtml": TEXT, "descriptionPlain": "",
         "compensation": {"compensationTierSummary": "£30K – £40K • Offers Equity", "summaryComponents": [
             {"compensationType": "EquityCashValue", "interval": "1 YEAR", "currencyCode": "GBP", "minValue": 20000, "maxValue": 25000},
             {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "GBP", "minValue": 30000, "maxValue": 40000}]}},
        but(company=None, locations=["Leeds, UK", "York, UK"]),
    ),
    "workday": (
        {"jobPostingInfo": {"title": "Lamp Engineer", "jobDescription": TEXT, "location": "Leeds, UK", "additionalLocations": ["York, UK"], "postedOn": "Posted Yesterday",
                            "timeType": "Full time", "jobReqId": "R7", "remoteType": "Hybrid", "externalUrl": "https://jobs.example/1"},
         "hiringOrganization": {"name": "Harrow Lamps", "url": ""}, "similarJobs": [{"title": "Miller"}]},
        but(locations=["Leeds, UK", "York, UK"], salaries=[], posted="Posted Yesterday"),
    ),
    "smartrecruiters": (
        {"id": "7", "name": "Lamp Engineer", "releasedDate": "2026-11-01T09:00:00.000Z", "company": {"identifier": "HL", "name": "Harrow Lamps"}, "refNumber": "REF7",
         "location": {"city": "Leeds", "region": "", "country": "uk", "remote": False, "hybrid": True, "fullLocation": "Leeds, , UK"},
         "typeOfEmployment": {"id": "permanent", "label": "Full-time"}, "postingUrl": "https://jobs.example/1",
         "jobAd": {"sections": {"companyDescription": {"title": "Company Description", "text": "<p>A maker of lamps for harbours.</p>"}, "qualifications": {"title": "Qualifications", "text": WANTS}}}},
        but(salaries=[]),
    ),
    "workable": (
        {"title": "Lamp Engineer", "shortcode": "A7", "employment_type": "Full-time", "telecommuting": True, "url": "https://jobs.example/1", "published_on": "2026-11-01",
         "created_at": "2026-10-01", "country": "UK", "city": "Leeds", "state": "", "locations": [{"country": "UK", "city": "Leeds", "region": None}], "description": TEXT},
        but(company=None, workplace="remote", salaries=[]),
    ),
    "workable_full": (
        {"full_title": "Lamp Engineer", "shortcode": "A7", "shortlink": "https://jobs.example/1", "created_at": "2026-11-01", "full_description": TEXT,
         "location": {"location_str": "Leeds, UK", "city": "Leeds", "telecommuting": True}},
        but(company=None, workplace="remote", employment_type=None, salaries=[]),
    ),
    "recruitee": (
        {"id": 7, "position": 3, "title": "Lamp Engineer", "company_name": "Harrow Lamps", "careers_url": "https://jobs.example/1", "location": "Leeds, UK", "city": "Leeds", "country": "UK",
         "remote": False, "hybrid": True, "on_site": False, "employment_type_code": "fulltime_permanent", "published_at": "2026-11-01 09:00:00 UTC",
         "description": "<p>A maker of lamps for harbours.</p>", "requirements": "<ul><li>Clean hands</li><li>A steady eye</li></ul>",
         "salary": {"min": "30000", "max": "40000", "period": "year", "currency": "GBP"}},
        but(employment_type="full-time, permanent", posted=None),
    ),
    "teamtailor": (
        {"id": "7", "title": "Lamp Engineer", "url": "https://jobs.example/1", "date_published": "2026-11-01T09:00:00+01:00", "content_html": TEXT,
         "_jobposting": {"@type": "JobPosting", "title": "Lamp Engineer", "hiringOrganization": {"name": "Harrow Lamps"}, "employmentType": "FULL_TIME", "jobLocationType": "TELECOMMUTE",
                         "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": "UK"}}]}},
        but(workplace="remote", salaries=[]),
    ),
    "bamboohr": (
        {"meta": {}, "result": {"jobOpening": {"jobOpeningName": "Lamp Engineer", "jobOpeningShareUrl": "https://jobs.example/1", "employmentStatusLabel": "Full-Time", "locationType": "2",
                                               "location": {"city": None, "state": None}, "atsLocation": {"city": "Leeds", "state": None, "country": "UK"}, "description": TEXT,
                                               "compensation": "£30,000 - £40,000 per year", "datePosted": "2026-11-01"}, "formFields": {"name": {"isRequired": True}}}},
        but(company=None),
    ),
    "breezy": (
        {"id": "7", "friendly_id": "7-lamp", "name": "Lamp Engineer", "url": "https://jobs.example/1", "published_date": "2026-11-01T09:00:00.000Z", "type": {"id": "fullTime", "name": "Full-Time"},
         "location": {"country": {"name": "UK", "id": "UK"}, "city": "Leeds", "is_remote": False, "name": "Leeds, UK"}, "salary": "£30,000 - £40,000 per year", "company": {"name": "Harrow Lamps"}, "description": TEXT},
        but(workplace=None),
    ),
    "rippling": (
        {"uuid": "7", "name": "Lamp Engineer", "companyName": "Harrow Lamps", "description": {"company": "<p>A maker of lamps.</p>", "role": TEXT}, "workLocations": ["Leeds, UK", "York, UK"],
         "employmentType": {"label": "SALARIED_FT", "id": "x"}, "isRemote": False, "createdOn": "2026-11-01T09:00:00-07:00", "url": "https://jobs.example/1"},
        but(locations=["Leeds, UK", "York, UK"], workplace=None, salaries=[]),
    ),
    "pinpoint": (
        {"id": "7", "title": "Lamp Engineer", "url": "https://jobs.example/1", "description": "<p>A maker of lamps for harbours.</p>", "key_responsibilities_header": "What you do", "key_responsibilities": "<ul><li>Trim wicks</li></ul>",
         "skills_knowledge_expertise_header": "What you bring", "skills_knowledge_expertise": "<ul><li>Clean hands</li><li>A steady eye</li></ul>", "benefits": None, "employment_type_text": "Full Time", "workplace_type": "hybrid",
         "location": {"city": "Leeds", "province": None, "country": "UK", "name": "UK - Leeds"}, "compensation_minimum": 30000.0, "compensation_maximum": 40000.0, "compensation_currency": "GBP",
         "compensation_frequency": "year", "deadline_at": "2026-12-01T23:59:59Z"},
        but(company=None, posted=None, closes="2026-12-01"),
    ),
    "oracle": (
        {"Id": "7", "Title": "Lamp Engineer", "ExternalDescriptionStr": "<p>A maker of lamps for harbours.</p>", "ExternalQualificationsStr": "<ul><li>Clean hands</li><li>A steady eye</li></ul>", "PrimaryLocation": "Leeds, UK",
         "secondaryLocations": [{"Name": "York, UK"}], "WorkplaceType": "Hybrid", "JobSchedule": "Full time", "ExternalPostedStartDate": "2026-11-01T00:00:00+00:00"},
        but(company=None, locations=["Leeds, UK", "York, UK"], salaries=[], url=None),
    ),
    "eightfold": (
        {"id": 7, "name": "Lamp Engineer", "canonicalPositionUrl": "https://jobs.example/1", "location": "Leeds, UK", "locations": ["Leeds, UK"], "job_description": TEXT, "t_create": 1793491200, "work_location_option": "hybrid"},
        but(company=None, employment_type=None, salaries=[]),
    ),
    "welcometothejungle": (
        {"job": {"name": "Lamp Engineer", "organization": {"name": "Harrow Lamps"}, "contract_type": "FULL_TIME", "remote": "partial", "office": {"city": "Leeds", "country": {"name": "UK"}}, "published_at": "2026-11-01T09:00:00Z",
                 "description": "<p>A maker of lamps for harbours.</p>", "profile": "<ul><li>Clean hands</li><li>A steady eye</li></ul>", "salary_min": 30000, "salary_max": 40000, "salary_currency": "GBP", "salary_period": "yearly"}},
        but(url=None),
    ),
    "remoteok": (
        {"slug": "x", "id": "7", "epoch": 1793491200, "date": "2026-11-01T08:00:12+00:00", "company": "Harrow Lamps", "position": "Lamp Engineer", "tags": ["lamps"], "description": TEXT, "location": "Leeds, UK", "salary_min": 0, "salary_max": 0, "url": "https://jobs.example/1"},
        but(workplace="remote", employment_type=None, salaries=[]),
    ),
    "remotive": (
        {"id": 7, "url": "https://jobs.example/1", "title": "Lamp Engineer", "company_name": "Harrow Lamps", "job_type": "full_time", "publication_date": "2026-11-01T14:00:51", "candidate_required_location": "UK", "salary": "£30,000 - £40,000 per year", "description": TEXT},
        but(locations=["UK"], workplace="remote"),
    ),
    "himalayas": (
        {"title": "Lamp Engineer", "companyName": "Harrow Lamps", "companySlug": "hl", "employmentType": "Full Time", "minSalary": 30000, "maxSalary": 40000, "currency": "GBP", "salaryPeriod": "annual", "locationRestrictions": ["United Kingdom", "Ireland"],
         "pubDate": 1793491200, "expiryDate": 1796083200, "description": TEXT, "applicationLink": "https://jobs.example/1"},
        but(locations=["United Kingdom", "Ireland"], workplace="remote", closes="2026-12-01"),
    ),
    "adzuna": (
        {"id": "7", "title": "Lamp Engineer", "company": {"display_name": "Harrow Lamps"}, "location": {"display_name": "Leeds, UK", "area": ["UK", "Yorkshire", "Leeds"]}, "contract_time": "full_time", "created": "2026-11-01T10:00:00Z",
         "redirect_url": "https://jobs.example/1", "description": TEXT, "salary_min": 30000, "salary_max": 40000, "salary_is_predicted": "1"},
        but(workplace=None, salaries=[]),
    ),
    "usajobs": (
        {"MatchedObjectId": "7", "MatchedObjectDescriptor": {"PositionTitle": "Lamp Engineer", "PositionURI": "https://jobs.example/1", "OrganizationName": "Bureau of Lamps", "PositionLocation": [{"LocationName": "Salem, Oregon"}],
            "PositionLocationDisplay": "Multiple Locations", "PositionSchedule": [{"Name": "Full-time", "Code": "1"}], "PositionRemuneration": [{"MinimumRange": "30000.0", "MaximumRange": "40000.0", "RateIntervalCode": "PA"}], "PublicationStartDate": "2026-11-01",
            "QualificationSummary": "", "UserArea": {"Details": {"JobSummary": TEXT, "MajorDuties": ["Trim wicks", "Polish lamps"]}}}},
        but(company="Bureau of Lamps", locations=["Salem, Oregon"], workplace=None, salaries=[(30000, 40000, "USD", "year")]),
    ),
    "themuse": (
        {"id": 7, "name": "Lamp Engineer", "contents": TEXT, "type": "external", "publication_date": "2026-11-01T09:00:00Z", "locations": [{"name": "Leeds, UK"}], "company": {"id": 1, "name": "Harrow Lamps"}, "refs": {"landing_page": "https://jobs.example/1"}},
        but(workplace=None, employment_type=None, salaries=[]),
    ),
    "jobspy": (
        {"id": "in-7", "site": "indeed", "job_url": "https://jobs.example/1", "title": "Lamp Engineer", "company": "Harrow Lamps", "location": "Leeds, UK", "date_posted": 1793491200000, "job_type": "fulltime", "interval": "yearly", "min_amount": 30000,
         "max_amount": 40000, "currency": "GBP", "is_remote": True, "description": TEXT, "company_rating": None},
        but(workplace="remote"),
    ),
    "arbeitnow": (
        {"slug": "x", "company_name": "Harrow Lamps", "title": "Lamp Engineer", "description": TEXT, "remote": True, "url": "https://jobs.example/1", "tags": ["Lamps"], "job_types": ["full time", "permanent"], "location": "Leeds, UK", "created_at": 1793491200},
        but(workplace="remote", employment_type="full-time, permanent", salaries=[]),
    ),
    "in parts": (
        {"title_exact": "Lamp Engineer", "company_exact": "Harrow Lamps", "city_exact": "Leeds", "state_short": None, "country_exact": "uk", "date_added": "2026-11-01T00:00:00", "description": TEXT},
        but(workplace=None, employment_type=None, salaries=[], url=None),
    ),
}  # fmt: skip


def told(facts: Facts) -> dict[str, Any]:
    """The facts of a reading as short values: pay as (low, high, currency, period), days as ISO days."""
    found: dict[str, Any] = {"locations": [f.value for f in facts.locations], "salaries": []}
    for pay in (f.value for f in facts.salaries):
        low, high = (end // 100 if end else end for end in (pay.minimum, pay.maximum))
        found["salaries"].append((low, high, pay.currency, pay.period))
    for name in ("title", "company", "workplace", "employment_type", "url"):
        found[name] = next((f.value for f in facts.findings(name)), None)
    for name in ("posted", "closes"):
        found[name] = next((f.value.text.partition("T")[0] for f in facts.findings(name)), None)
    return found


def check(reading: Reading, wanted: Mapping[str, Any]) -> None:
    found = told(reading.facts)
    assert {name: found[name] for name in wanted} == wanted
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]


@pytest.mark.parametrize(("record", "wanted"), RECORDS.values(), ids=RECORDS)
def test_a_record_gives_its_facts(record: dict[str, Any], wanted: dict[str, Any]) -> None:
    check(read_one(json.dumps(record), "a.json"), wanted)


@pytest.mark.parametrize("name", [n for n in RECORDS if n not in ("gem", "jobspy", "arbeitnow", "in parts", "bamboohr", "welcometothejungle", "workable_full")])  # fmt: skip
def test_a_known_record_is_read_by_its_table(name: str) -> None:
    assert draft(RECORDS[name][0]).kind == name


FEEDS: dict[str, Any] = {
    "greenhouse": {"jobs": [0, 0], "meta": {"total": 2}},
    "lever": [0, 0],
    "ashby": {"apiVersion": "1", "jobs": [0, 0]},
    "smartrecruiters": {"offset": 0, "limit": 100, "totalFound": 2, "content": [0, 0]},
    "workable": {"name": "Harrow Lamps", "description": "<p>A maker of lamps.</p>", "jobs": [0, 0]},
    "recruitee": {"offers": [0, 0]},
    "teamtailor": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harrow Lamps",
        "home_page_url": "https://jobs.example",
        "items": [0, 0],
    },
    "pinpoint": {"data": [0, 0]},
    "eightfold": {"domain": "jobs.example", "count": 2, "positions": [0, 0]},
    "remoteok": [{"last_updated": 1793491200, "legal": "Link back, please."}, 0, 0],
    "himalayas": {"comments": "Changed.", "updatedAt": 1793491200, "offset": 0, "jobs": [0, 0]},
    "usajobs": {"LanguageCode": "EN", "SearchResult": {"SearchResultCount": 2, "SearchResultItems": [0, 0]}},
    "themuse": {"page": 1, "page_count": 1, "results": [0, 0]},
    "in parts": {
        "totalCount": 2,
        "filters": {"agency": [{"label": "x"}]},
        "jobs": [{"data": 0}, {"data": 0}],
    },
}


@pytest.mark.parametrize("name", FEEDS)
def test_every_record_of_a_feed_is_read(name: str) -> None:
    record, wanted = RECORDS[name]
    text = json.dumps(FEEDS[name]).replace(" 0,", " @,").replace(" 0]", " @]").replace("[0,", "[@,").replace(" 0}", " @}")  # fmt: skip
    text = text.replace('"offset": @', '"offset": 0').replace("@", json.dumps(record))
    readings = read(text.encode(), "a.json", as_of=AS_OF)
    assert len(readings) == 2
    for reading in readings:
        check(reading, wanted)


def test_the_name_of_a_feed_is_the_company_where_records_name_none() -> None:
    record = RECORDS["workable"][0] | {"description": "Clean hands are required."}
    feed = FEEDS["workable"] | {"jobs": [record]}
    company = read_one(json.dumps(feed), "a.json").facts.company
    assert company is not None
    assert company.value == "Harrow Lamps"


@pytest.mark.parametrize(
    ("said", "days"), [("Posted Today", 0), ("Posted Yesterday", 1), ("Posted 3 Days Ago", 3)]
)
def test_a_day_is_told_from_the_day_of_the_file(said: str, days: int) -> None:
    record = {"jobPostingInfo": RECORDS["workday"][0]["jobPostingInfo"] | {"postedOn": said}}
    posted = read_one(json.dumps(record), "a.json").facts.posted
    assert posted is not None
    assert posted.value.earliest == posted.value.latest == AS_OF - timedelta(days)


def test_what_is_no_posting_is_left_out_and_counted() -> None:
    rows = [{"legal": "Link back, please."}, RECORDS["remoteok"][0], {"count": 3}]
    (reading,) = read(json.dumps(rows).encode(), "a.json", as_of=AS_OF)
    assert reading.warnings == ("2 of 3 records hold no posting and were left out.",)


def test_similar_jobs_inside_a_record_are_not_taken_for_it() -> None:
    record = RECORDS["jobspy"][0] | {"jobs": [{"title": "Miller", "url": "https://jobs.example/2"}]}
    check(read_one(json.dumps(record), "a.json"), RECORDS["jobspy"][1])


COMMENT = "Harrow Lamps | Lamp Engineer | Leeds, UK | Hybrid | Full-time<p>We make lamps for harbours.<p>Requirements: clean hands"


def test_comments_of_a_thread_are_postings_and_answers_to_them_are_none() -> None:
    hits = [
        {"author": "ines", "comment_text": COMMENT, "created_at": "2026-11-01T12:00:00Z", "objectID": "2", "parent_id": 1, "story_id": 1, "story_title": "Who is hiring?"},
        {"author": "omar", "comment_text": "Is this still open?", "created_at": "2026-11-01T13:00:00Z", "objectID": "3", "parent_id": 2, "story_id": 1, "story_title": "Who is hiring?"},
    ]  # fmt: skip
    tree = {
        "id": 1,
        "title": "Ask: Who is hiring?",
        "author": "who",
        "created_at": "2026-11-01T11:00:00Z",
        "children": [
            {"id": 2, "author": "ines", "parent_id": 1, "text": COMMENT, "created_at": "2026-11-01T12:00:00Z", "children": [
                {"id": 3, "author": "omar", "parent_id": 2, "text": "Is this still open?", "children": []}]},
            {"id": 4, "author": None, "parent_id": 1, "text": None, "children": []},
        ],
    }  # fmt: skip
    for thread in ({"hits": hits, "nbHits": 2}, tree):
        (reading,) = read(json.dumps(thread).encode(), "a.json", as_of=AS_OF)
        found = told(reading.facts)
        assert (found["title"], found["company"], found["locations"]) == ("Lamp Engineer", "Harrow Lamps", ["Leeds, UK"])  # fmt: skip
        assert found["posted"] == "2026-11-01"


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel>
<title>Harrow Lamps</title><link>https://jobs.example</link><item><title>Lamp Engineer</title><description>{text}</description>
<pubDate>Sun, 01 Nov 2026 14:50:13 +0300</pubDate><link>https://jobs.example/1</link><{tag}>{status}</{tag}><guid>7</guid>
<tt:locations><tt:location><tt:name>Leeds works</tt:name><tt:city>Leeds</tt:city><tt:country>UK</tt:country></tt:location>
</tt:locations><tt:department>Lamps</tt:department></item></channel></rss>"""


@pytest.mark.parametrize(
    ("tag", "status", "workplace"),
    [("remoteStatus", "hybrid", "hybrid"), ("tt:remoteStatus", "fully", "remote"), ("remoteStatus", "none", None)],
)  # fmt: skip
def test_a_feed_of_teamtailor(tag: str, status: str, workplace: str | None) -> None:
    text = RSS.format(
        text=TEXT.replace("Harrow Lamps is", "It is").replace("<", "&lt;").replace(">", "&gt;"),
        tag=tag,
        status=status,
    )
    reading = read_one(text, "jobs.rss")
    check(reading, {"title": "Lamp Engineer", "company": "Harrow Lamps", "locations": ["Leeds, UK"], "url": "https://jobs.example/1"})  # fmt: skip
    found = reading.facts.workplace
    assert (found and found.value) == workplace


def test_a_title_that_names_the_company_first_is_parted() -> None:
    text = f"""<?xml version="1.0"?><rss><channel><title>Remote lamps</title><item><title>Harrow Lamps: Lamp Engineer</title>
<region>Anywhere in the World</region><category>Lamps</category><type>Full-Time</type><description><![CDATA[{TEXT}]]></description>
<pubDate>Sun, 01 Nov 2026 09:00:00 +0000</pubDate><expires_at>Tue, 01 Dec 2026 09:00:00 +0000</expires_at>
<guid>https://jobs.example/1</guid><link>https://jobs.example/1</link></item></channel></rss>"""
    reading = read_one(text, "a.rss")
    check(reading, {"title": "Lamp Engineer", "company": "Harrow Lamps", "workplace": "remote", "employment_type": "full-time"})  # fmt: skip
    assert reading.facts.closes is not None
