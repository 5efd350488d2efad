"""How text becomes words: one set of rules for Elasticsearch's analysers and for the PostgreSQL fallback.

The character rules are written in the syntax that Java and Python share, so both engines cut a size the same way:
3-0, 3/0 and 000 all become the word ``3oh`` ("three-oh"), which is never found by 3. Such words stay under five
characters, so that forgiving a typing error never turns one size into another.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from search.synonyms import ALSO, SYNONYMS

LONGEST_TEXT = 200_000
"""Characters of one field that are searched; a tsvector may not exceed 1 MB."""

SIGNS = {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"} | {
    "\u00d7": "x",
    "\u00bc": " 1/4",
    "\u00bd": " 1/2",
    "\u00be": " 3/4",
    "\u215b": " 1/8",
    "\u215c": " 3/8",
    "\u215d": " 5/8",
    "\u2033": '"',
    "\u201d": '"',
    "\u00ae": "",
    "\u2122": "",
}
"""Signs that have a plainer form; applied before the rules."""

# Every rule begins with a digit and only then looks back, which is several times faster than looking back everywhere.
_SIZE_NUMBER = r"((?:1(?<![\w.-]1)[0-2]|[1-9](?<![\w.-][1-9])))"
_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
_FIRST_NUMBER = r"(\d(?<![\w.-]\d)\d{0,3}(?:\.\d{1,3})?)"
_LENGTH = r"(?:mm|cm|in|inch|inches|m)"
_INCH = r"(?:inch(?:es)?(?!\w)|in(?:\.|(?= ?(?:$|[,;)/]|x ?\d)))|\")"

_RULES_OF_WORDS: tuple[tuple[str, str, str], ...] = (
    # name, pattern, replacement ($1 is the first group)
    # What a thing is not is a word of its own: "absorbable" never finds "non-absorbable".
    ("non", r"(?i)non(?<!\wnon)[ -]{1,2}(?=[a-z]{3})", "non"),
    ("not_sterile", r"(?i)(?:unsterile|not sterile)(?<!\wunsterile)(?<!\wnot sterile)(?!\w)", "nonsterile"),
    (
        "made_without_latex",
        r"(?i)(?:not made with|without|free (?:of|from)|contains no) (?:natural rubber )?latex(?!\w)",
        "latexfree",
    ),
    ("without_powder", r"(?i)(?:without|free (?:of|from)|no) powder(?!\w)", "powderfree"),
    ("free", r"(?i)(latex|powder|dehp|pvc|lint|alcohol|needle|phthalate|chlorine|accelerator)[ -]free(?!\w)", "$1free"),
)
_RULES_OF_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("times", r"(?i)(\d)(?: ?[cm]m)? ?(?:\*|by) ?(?=\d)", "$1 x "),
    ("half", r"(\d) {1,2}1/2(?![\w/])", "$1.5"),
    # USP sizes; not inside part numbers (AB-3-0), dates or longer numbers
    ("size", rf"(?i){_SIZE_NUMBER}(?:-0(?![\w-]|\.\d)|/0(?![\w/-]|\.\d)|[ -]?(?:oh|aught|ought)(?!\w))", "$1oh"),
    *(
        # "10 000", "10,000" and "12-000-4" are not 4-0
        (
            f"zeros_{count}",
            rf"0{{{count}}}(?<![\w.,/:-]0{{{count}}})(?<!\d 0{{{count}}})(?![\w/%:-]|[.,]\d)",
            f"{count}oh",
        )
        for count in range(2, 7)
    ),
    # Areas are in centimetres or in the buyer's unspoken unit: 100 x 100 mm, 10x10cm and 10 × 10 are all "10x10"
    ("area_mm", r"(?i)(\d(?<![\w.]\d)\d?)0 ?(?:mm)? ?x ?(\d\d?)0 ?mm(?!\w)", "$1x$2"),
    ("area_mm_5", r"(?i)(\d(?<![\w.]\d)\d?)([1-9]) ?(?:mm)? ?x ?(\d\d?)([1-9]) ?mm(?!\w)", "$1.$2x$3.$4"),
    ("area_mm_50", r"(?i)(\d(?<![\w.]\d)\d?)([1-9]) ?(?:mm)? ?x ?(\d\d?)0 ?mm(?!\w)", "$1.$2x$3"),
    ("area_mm_05", r"(?i)(\d(?<![\w.]\d)\d?)0 ?(?:mm)? ?x ?(\d\d?)([1-9]) ?mm(?!\w)", "$1x$2.$3"),
    ("area_in", rf'(?i){_FIRST_NUMBER} ?(?:in|inch|inches|")? ?x ?({_NUMBER}) ?(?:inches|inch|in(?!\w)|")', "$1x$2"),
    ("area", rf"(?i){_FIRST_NUMBER} ?{_LENGTH}? ?x ?({_NUMBER})(?: ?[cm]m)?(?!\w)", "$1x$2"),
    ("decimal_comma", r"(?i)(\d(?<![\w.,]\d)\d?),(\d{1,2})(?= ?(?:mm|cm|ml)(?!\w))", "$1.$2"),
    # Lengths are in millimetres, volumes in millilitres
    ("inch", rf"(?i){_FIRST_NUMBER} ?{_INCH}", "$1in "),
    ("cm_below_1", r"(?i)0[.,](\d)(?<![\w.]0[.,]\d) ?cm(?!\w)", "$1mm"),
    ("cm_tenths", r"(?i)(\d(?<![\w.]\d)\d{0,2})\.(\d) ?cm(?!\w)", "$1$2mm"),
    ("cm", r"(?i)(\d(?<![\w.]\d)\d{0,2}) ?cm(?!\w)", "$10mm"),
    ("litre", r"(?i)(\d(?<![\w.]\d)) ?(?:l|litres?|liters?)(?!\w)", "$1000ml"),
    ("gauge", r"(?i)(\d(?<![\w.-]\d)\d?) ?(?:ga|gauge)(?!\w)", "$1g"),
    ("french", r"(?i)(\d(?<![\w.-]\d)\d?) ?(?:french|charri[e\u00e8]re|ch)(?!\w)", "$1fr"),
    ("french_before", r"(?i)\b(?:french|charri[e\u00e8]re|fr|ch)[. ]{0,2}(\d\d?)(?![\w-]|[.,/]\d)", "$1fr"),
    ("gauge_before", r"(?i)\b(?:gauge|ga) {0,2}(\d\d?)(?![\w-]|[.,/]\d)", "$1g"),
    ("unit", rf"(?i){_FIRST_NUMBER} (mm|ml|mg|mcg|fr|g)(?!\w)", "$1$2"),
    ("cc", rf"(?i){_FIRST_NUMBER} ?cc(?!\w)", "$1ml"),
)
CHARACTER_RULES = (*_RULES_OF_WORDS, *_RULES_OF_NUMBERS)

_SIGNS = str.maketrans(SIGNS)
_RULES = [
    (re.compile(pattern), re.sub(r"\$(\d)", r"\\g<\1>", replacement)) for _, pattern, replacement in CHARACTER_RULES
]
_DIGIT = re.compile(r"\d")
_SIZE = re.compile(
    rf"\d{{1,2}}(?:oh|g)|\d{{1,5}}(?:\.\d{{1,3}})?(?:mm|ml|mg|mcg|fr|in)|{_NUMBER}x{_NUMBER}|\d{{1,2}}\.\d{{1,2}}|mm|cm|in"
)
_OPPOSED = re.compile(
    r"(?:non)?(?:absorbable|resorbable|sterile|woven|adherent)|(?:latex|powder|dehp|lint)free|non\w{5,}"
)
_WORD = re.compile(r"\d+(?:\.\d+)*x\d+(?:\.\d+)*(?!\w)|\d+(?:\.\d+)+[^\W\d_]*|[^\W_]+", re.IGNORECASE)

# fmt: off
STOP_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "do", "does", "for", "from", "how", "i", "if", "in",
    "into", "is", "it", "my", "no", "not", "of", "on", "or", "our", "should", "such", "that", "the", "their",
    "then", "there", "these", "they", "this", "to", "was", "we", "what", "when", "where", "which", "will", "with",
    "you", "your",
))
# fmt: on


_SPOKEN = STOP_WORDS - {"and", "for", "in", "no", "not", "of", "on", "or", "to", "with", "a"}
"""Words of sentences; the others stand between key words too."""

# fmt: off
FILLERS = frozenset((
    "about", "above", "after", "again", "all", "also", "among", "any", "anyone", "because", "been", "being",
    "both", "can", "could", "did", "doing", "done", "down", "during", "each", "either", "etc", "far", "find",
    "found", "further", "get", "give", "given", "had", "has", "have", "having", "he", "her", "here", "his",
    "however", "its", "just", "less", "like", "looking", "made", "make", "many", "may", "me", "more", "most",
    "much", "must", "need", "neither", "new", "now", "off", "once", "one", "only", "other", "out", "over", "own",
    "per", "please", "rather", "same", "several", "she", "so", "some", "than", "them", "through", "too", "under",
    "until", "up", "upon", "us", "use", "used", "using", "very", "via", "want", "way", "were", "while", "who",
    "whom", "whose", "why", "within", "would", "yet",
))
"""Words that a question is made of and that an answer need not have. They are searched where nothing else was said."""
# fmt: on

LABELS = frozenset(("size", "sizes", "number", "price", "buy", "cheap"))
"""Said before what is meant ("size 7.5"): among key words they may lack as well."""


def canonical(text: str) -> str:
    """``text`` with sizes and measures in their one spelling; the rest is untouched."""
    text = text.translate(_SIGNS)
    for pattern, replacement in _RULES if _DIGIT.search(text) else _RULES[: len(_RULES_OF_WORDS)]:
        text = pattern.sub(replacement, text)
    return text


def words_of(text: str) -> list[str]:
    """The words of ``text`` as both engines cut it: canonical, lower case, no punctuation; stop words stay."""
    return [word.lower() for word in _WORD.findall(canonical(text[:LONGEST_TEXT]))]


def telling_words(text: str) -> list[str]:
    """The words of ``text`` that say something: no stop words, each once, in their order."""
    return [word for word in dict.fromkeys(words_of(text)) if word not in STOP_WORDS]


def subject_words(text: str) -> list[str]:
    """What ``text`` is about: its words, repeated ones too, without what questions are made of, if anything is left."""
    telling = [word for word in words_of(text) if word not in STOP_WORDS]
    return [word for word in telling if word not in FILLERS] or telling


def key_words(text: str) -> list[str]:
    """``subject_words`` once each, and without labels where anything else is said."""
    about = list(dict.fromkeys(subject_words(text)))
    return [word for word in about if word not in LABELS] or about


def is_sentence(text: str) -> bool:
    """Whether ``text`` is said rather than typed as key words: five words to find and something that holds them."""
    words = words_of(text)
    about = set(subject_words(text))
    return len(about) >= 5 and (len(about) > 8 or any(word in _SPOKEN or word in FILLERS for word in words))


def plain(text: str) -> str:
    """``text`` as words and blanks only: what PostgreSQL's parser is given, which guesses hosts and signs otherwise."""
    return " ".join(words_of(text))


def is_size(text: str) -> bool:
    """Whether ``text`` is made of sizes and measures alone."""
    words = words_of(text)
    return bool(words) and all(_SIZE.fullmatch(word) for word in words)


def is_decisive(word: str) -> bool:
    """Whether what lacks ``word`` is another thing, not a near one: sizes, numbers, and words with an opposite."""
    return any(char.isdigit() for char in word) or _OPPOSED.fullmatch(word) is not None


def forgiven(word: str) -> bool:
    """Whether a typing error in ``word`` may be forgiven: five letters or more and no digit."""
    return len(word) >= 5 and word.isalpha()


# ── Synonyms for PostgreSQL, at query time ──────────────────────────────────────────────────────────────


Meanings = Mapping[tuple[str, ...], Sequence[str]]
"""By phrase (``phrase_key``), other phrases for it."""


def phrase_key(text: str) -> tuple[str, ...]:
    """The words of ``text`` that say something, without the s of plurals: two with the same key are one phrase."""
    return _stemmed(telling_words(text))


def expanded(words: Sequence[str], more: Meanings = MappingProxyType({})) -> list[list[str]]:
    """``words`` in their order, each place with all that is meant by it; a phrase that has a synonym is one place.

    ["sterile", "swabs"] → [["sterile"], ["swabs", "sponge", …]]. Elasticsearch does the same by its own filter.
    ``more`` are meanings beside those of the trade; what they mean has its own synonyms too.
    """
    if not more:
        return replaced(words, _MEANINGS)
    both: dict[tuple[str, ...], list[str]] = dict(_MEANINGS)
    for phrase, others in more.items():
        theirs = [meant for other in others for meant in _MEANINGS.get(_stemmed(other.split()), ())]
        both[phrase] = [*others, *theirs, *_MEANINGS.get(phrase, ())]
    return replaced(words, both)


def replaced(words: Sequence[str], meanings: Meanings) -> list[list[str]]:
    """``words`` in places, each with what stands there and then whatever else ``meanings`` have for it."""
    longest = max(map(len, meanings), default=0)
    places: list[list[str]] = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            group = meanings.get(_stemmed(words[at : at + length]))
            if group:
                said = " ".join(words[at : at + length])
                places.append([said, *dict.fromkeys(phrase for phrase in group if phrase != said)])
                at += length
                break
        else:
            places.append([words[at]])
            at += 1
    return places


def _stemmed(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


_MEANINGS: dict[tuple[str, ...], list[str]] = {}


def _mean(said: str, meant: Iterable[str]) -> None:
    known = _MEANINGS.setdefault(_stemmed(words_of(said)), [])
    known.extend(words for other in meant if (words := " ".join(words_of(other))) not in known)


for _group in SYNONYMS:
    for _phrase in _group:
        _mean(_phrase, _group)
for _said, *_also in ALSO:
    _mean(_said, [_said, *_also])


# ── Elasticsearch ───────────────────────────────────────────────────────────────────────────────────────

DEEPEST = 200_000
"""So far down a list is paged. Elasticsearch keeps that many places in memory for the deepest page, some tens of MB; it
cannot go on after the last hit of a list that shows families once."""

WORD_FIELDS = ("title^5", "codes^3", "keywords^3", "attributes^3", "summary^2", "body")
"""Searched together as one field; all share one analyser, which combined_fields requires."""

PROSE_FIELDS = ("title^2", "codes", "keywords^2", "attributes^2", "summary^1.5", "body")
"""The same for sentences, where a title may not outweigh what the text says."""


def index_settings() -> dict[str, Any]:
    """Settings of a new index. Nothing here needs a plug-in."""
    character_filters = ["signs", *(f"rule_{name}" for name, _, _ in CHARACTER_RULES)]
    for_words = ["signs", *(f"rule_{name}" for name, _, _ in _RULES_OF_WORDS)]  # each filter reads the whole text again
    stems = ["lowercase", "asciifolding", "possessives", "stop_words", "stems"]
    return {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "max_result_window": DEEPEST + 1,
        "gc_deletes": "15m",  # how long a deletion's version is remembered against a late, older write
        "analysis": {
            "char_filter": {
                "signs": {
                    "type": "mapping",
                    "mappings": [f"{sign} => {_escaped(plain)}" for sign, plain in SIGNS.items()],
                },
            }
            | {
                f"rule_{name}": {"type": "pattern_replace", "pattern": pattern, "replacement": replacement}
                for name, pattern, replacement in CHARACTER_RULES
            },
            "filter": {
                "possessives": {"type": "stemmer", "language": "possessive_english"},
                "stop_words": {"type": "stop", "stopwords": sorted(STOP_WORDS)},
                "stems": {"type": "stemmer", "language": "english"},
                # after stemming: the rules are stemmed too, so "swabs" finds what stands under "swab"
                "trade_synonyms": {"type": "synonym_graph", "synonyms": _synonym_rules()},
                "joints": {"type": "shingle", "max_shingle_size": 2, "filler_token": ""},
                "beginnings": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15, "preserve_original": True},
            },
            "analyzer": {
                "stored_words": _analyser(character_filters, stems),
                "asked_words": _analyser(character_filters, [*stems, "trade_synonyms"]),
                "spelling": _analyser(for_words, ["lowercase", "asciifolding", "joints"]),
                "stored_beginnings": _analyser(character_filters, ["lowercase", "asciifolding", "beginnings"]),
                "stored_beginnings_of_words": _analyser(for_words, ["lowercase", "asciifolding", "beginnings"]),
                "asked_beginnings": _analyser(character_filters, ["lowercase", "asciifolding"]),
            },
        },
    }


def index_mappings() -> dict[str, Any]:
    """Fields of a document. ``dynamic`` is strict: what is not named here is a mistake, not a new field."""
    words = {"type": "text", "analyzer": "stored_words", "search_analyzer": "asked_words"}
    passages = words | {"index_options": "offsets"}  # highlighting without analysing a whole PDF again
    beginnings = {"type": "text", "analyzer": "stored_beginnings", "search_analyzer": "asked_beginnings"}
    return {
        "dynamic": "strict",
        "_meta": {"fingerprint": fingerprint()},
        "properties": {
            "kind": {"type": "keyword"},
            "object_id": {"type": "long"},
            "group": {"type": "keyword"},
            "audience": {"type": "keyword"},
            "boost": {"type": "double"},
            "title": passages | {"fields": {"beginnings": beginnings}},
            "codes": words,
            "identifier_keys": {"type": "keyword", "ignore_above": 200},
            "keywords": words | {"fields": {"beginnings": beginnings | {"analyzer": "stored_beginnings_of_words"}}},
            "attributes": words,
            "summary": passages,
            "body": passages,
            "spelling": {"type": "text", "analyzer": "spelling", "index_options": "docs", "norms": False},
            "facets": {"type": "keyword", "ignore_above": 500},  # "maker:Arden": no new field for a new name
            "dated": {"type": "date", "format": "strict_date"},
            "price": {"type": "double"},
        },
    }


def fingerprint() -> str:
    """Changes whenever analysers or fields do: an index with another one is to be rebuilt."""
    mapping_source = json.dumps([index_settings(), MAPPING_VERSION], sort_keys=True)
    return hashlib.blake2s(mapping_source.encode(), digest_size=8).hexdigest()


MAPPING_VERSION = 5
"""Raised by hand when ``index_mappings`` changes."""

TEXT_FINGERPRINT = hashlib.blake2s(repr((SIGNS, CHARACTER_RULES, LONGEST_TEXT)).encode(), digest_size=8).hexdigest()
"""Changes whenever the stored tsvectors would."""


def _synonym_rules() -> list[str]:
    """Groups as they stand; who says the first of ``ALSO`` finds it and all the others."""
    return [", ".join(group) for group in SYNONYMS] + [f"{said} => {', '.join([said, *also])}" for said, *also in ALSO]


def _escaped(text: str) -> str:
    """Blanks at the ends of a mapping would be cut off."""
    return text.replace(" ", "\\u0020")


def _analyser(character_filters: list[str], filters: list[str]) -> dict[str, Any]:
    return {"type": "custom", "char_filter": character_filters, "tokenizer": "standard", "filter": filters}
