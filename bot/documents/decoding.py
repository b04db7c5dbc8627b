"""Bytes become text that is safe to read: whatever the encoding, without what is not seen but acts."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from bot.documents.findings import Findings
from bot.unseen import without_unseen

# As much as a book; who puts more into one file has no use for passages.
MOST_CHARACTERS, MOST_LINES = 750_000, 30_000
# Longer than any word and most addresses: what is longer is no word, and would only cost memory.
LONGEST_WORD = 300
_BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
# What other encodings are told by: enough for any page, and bounded.
_SAMPLE = 100_000
# What begins like this is no text, whatever its name says.
_OTHER_FORMATS = (b"{\\rtf", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xd0\xcf\x11\xe0")
# The share of bytes that no text holds, from which on a file is no text.
_BINARY = 0.02
# Where so many bytes are beyond ASCII, the script is not Latin, and the encoding has to be found out.
_OTHER_SCRIPT = 0.3
# UTF-8 that somebody read as Windows text and saved again: "cafÃ©", "itâ€™s".
_GARBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{1,3}")
# These begin most of such letters; with others it takes several in a line.
_TELLING, _SEVERAL = "\u00c2\u00c3\u00e2\u00f0", 2
_SURELY_GARBLED = re.compile("[\u00e0-\u00f4][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152-\u2122]{2,3}")
# Scripts that are written without blanks have long lines and no long words.
_LONG_WORD = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{{{LONGEST_WORD}}}(?=\S)")
_ENOUGH_PAIRS = 3
_BEYOND_ASCII = re.compile(rb"[\x81-\xfe]+")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Word processors break lines and pages with these.
_BLANKS = re.compile("[\x0b\x0c]")
# A name and a password in an address are nobody's business.
_CREDENTIALS = re.compile(r"(\b[a-z][a-z0-9+.-]{1,15}://)[^\s/@:]{1,100}:[^\s/@]{1,200}@", re.IGNORECASE)
_GIVEN_AWAY = "A password in an address is left out: nobody who asks should read it."
_ACTING = "Characters that are not seen but act (control, direction, zero width) are left out."
_MENDED = "Save the file again as UTF-8: letters were garbled here, and were mended."


def decoded(data: bytes, findings: Findings, declared: str | None = None, *, most: int = MOST_CHARACTERS) -> str | None:
    """Return the text of a file, or say why it is none; `declared` is the encoding that a page names itself."""
    text = _text(data, declared, findings)
    if text is None:
        return None
    text = _cut(_BLANKS.sub(" ", _LINE_ENDS.sub("\n", text)), most, findings)
    if broken := text.count("\ufffd"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        findings.warning(line, f"Save the file as UTF-8: {broken} of its characters cannot be read.")
    return cleaned(text, findings)


def cleaned(text: str, findings: Findings) -> str:
    """Take out what is not seen but acts, and mend what was decoded wrongly."""
    lines = text.split("\n")
    told: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not (line.isascii() and line.isprintable()) or "@" in line:
            lines[number - 1] = _cleaned_line(line, number, told)
    for message, number in told.items():
        findings.warning(number, message)
    return "\n".join(lines)


def with_words_parted(text: str) -> str:
    """Put a blank into what is longer than any word, so that it can be cut like a text."""
    if len(text) <= LONGEST_WORD or not _LONG_WORD.search(text):
        return text
    return _LONG_WORD.sub(lambda found: f"{found.group()} ", text)


def _cut(text: str, most: int, findings: Findings) -> str:
    """Keep the beginning of a text that is too long, up to the end of a line or a word."""
    lines = text.split("\n")
    written = [number for number, line in enumerate(lines) if line]
    if len(written) > MOST_LINES:
        last = written[MOST_LINES]
        findings.error(last + 1, f"What follows is left out: the file is longer than {MOST_LINES:,} lines.")
        text = "\n".join(lines[:last])
    if len(text) <= most:
        return text
    end = max(text.rfind("\n", most // 2, most), text.rfind(" ", most - 1_000, most)) + 1 or most
    line = text.count("\n", 0, end) + 1
    findings.error(line, f"What follows is left out: the file is longer than {most:,} characters.")
    return text[:end]


def _text(data: bytes, declared: str | None, findings: Findings) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if _is_binary(data):
        findings.error(None, "The file is left out: its name says text, but it holds something else.")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, declared, error.start, findings)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros, which stand at every other byte."""
    sample = data[:2_000]
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _is_binary(data: bytes) -> bool:
    if data.startswith(_OTHER_FORMATS):
        return True
    sample = data[:_SAMPLE]
    strange = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    return strange > len(sample) * _BINARY


def _guessed(data: bytes, declared: str | None, at: int, findings: Findings) -> str:
    """Read what is no UTF-8: a few broken bytes are replaced, another encoding is guessed."""
    text = data.decode("utf-8", "replace")
    # A byte beyond ASCII before the first broken one was good UTF-8, and so is the rest.
    if not data[:at].isascii() and text.count("\ufffd") * 50 < len(text):
        return text
    for encoding in (declared, _other_script(data), "cp1252"):
        try:
            text = data.decode(encoding) if encoding else text
        except (LookupError, UnicodeError):
            continue
        if encoding:
            line = data.count(b"\n", 0, at) + 1
            findings.warning(line, f"Save the file as UTF-8: it was read as {encoding}.")
            break
    return text


def _other_script(data: bytes) -> str | None:
    """Return the encoding of a script that is not Latin, if it is one: told by its pairs of bytes, or by how many."""
    sample = data[:_SAMPLE]
    pairs = [run for run in _BEYOND_ASCII.findall(sample) if len(run) % 2 == 0]
    if len(pairs) >= _ENOUGH_PAIRS and sum(map(len, pairs)) * 10 >= sum(byte > 127 for byte in sample) * 9:  # noqa: PLR2004 -- beyond ASCII, nine of ten
        return "gb18030"
    return _detected(data) if sum(byte > 127 for byte in sample) >= len(sample) * _OTHER_SCRIPT else None  # noqa: PLR2004


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- most files are UTF-8

    # Wide encodings are told by their zeros; here they would only turn other bytes into Chinese.
    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_7"]).best()
    return best.encoding if best else None


def _cleaned_line(line: str, number: int, told: dict[str, int]) -> str:
    if "@" in line and _CREDENTIALS.search(line):
        told.setdefault(_GIVEN_AWAY, number)
        line = _CREDENTIALS.sub(r"\1", line)
    if not line.isascii() and _GARBLED.search(line):
        mended = _GARBLED.sub(_as_written, line)
        if mended != line:
            told.setdefault(_MENDED, number)
        line = mended
    if not line.isprintable():
        seen = without_unseen(line)
        if seen != line:
            told.setdefault(_ACTING, number)
        line = seen
    return line


def _as_written(found: re.Match[str]) -> str:
    """Return what was meant by letters that were decoded wrongly; what decodes to nothing was meant as it stands."""
    if found.group()[0] not in _TELLING and len(_SURELY_GARBLED.findall(found.string)) < _SEVERAL:
        return found.group()
    try:
        return bytes(map(_byte, found.group())).decode("utf-8")
    except (UnicodeError, ValueError):
        return found.group()


def _byte(letter: str) -> int:
    """Return the byte that somebody read as this letter, in Windows text with its holes."""
    return ord(letter) if ord(letter) < 256 else letter.encode("cp1252")[0]  # noqa: PLR2004 -- what a byte holds
