"""What is to be done today, as SQL that loads nothing: the agenda asks it, and the first picture."""

HERE = "p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT p.undone"
AWAKE = f"{HERE} AND (p.snoozed_until IS NULL OR p.snoozed_until <= :today)"
OPEN = "s.dropped = 0 AND s.undone = 0 AND s.closed = 0"

ACTIONS = f"""
SELECT p.id, p.next_action, p.next_due FROM posting p
WHERE p.next_due IS NOT NULL AND p.next_due <= :due_by AND {AWAKE}
"""

INTERVIEWS = f"""
SELECT i.* FROM interview i JOIN posting p ON p.id = i.posting_id
WHERE i.at >= :begins AND i.at < :ends AND i.outcome = 'open' AND NOT i.dropped AND NOT i.undone AND {HERE}
"""

# Of the few offers there are, the newest of each posting counts.
OFFERS = f"""
SELECT o.* FROM offer o JOIN posting p ON p.id = o.posting_id JOIN stage s ON s.name = p.status
WHERE o.deadline <= :answer_by AND NOT o.dropped AND NOT o.undone AND {OPEN} AND {HERE} AND NOT EXISTS (
    SELECT 1 FROM offer n WHERE n.posting_id = o.posting_id AND n.id > o.id AND NOT n.dropped AND NOT n.undone
)
"""

DUE = f"""
SELECT (SELECT count(*) FROM ({ACTIONS}) WHERE next_due < :today) AS overdue,
       (SELECT count(*) FROM ({ACTIONS}) WHERE next_due = :today) AS today,
       (SELECT count(*) FROM ({INTERVIEWS})) AS interviews,
       (SELECT count(*) FROM ({OFFERS})) AS offers
"""
