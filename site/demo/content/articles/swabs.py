"""Swab, needle and instrument counts."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

SWABS = Article(
    slug="swab-counts-that-hold",
    title="Swab counts that hold: what to count, when, and what to do when it does not agree",
    intro=(
        "Most swabs that are left behind were in a count that somebody recorded as correct. A count holds when it is "
        "done the same way every time, aloud, by two people, with swabs that can be counted and seen on X-ray."
    ),
    author="Demonstration author, theatre practice",
    reviewer="Demonstration reviewer, patient safety",
    published_on=dt.date(2026, 4, 22),
    reviewed_on=dt.date(2026, 9, 28),
    review_by=dt.date(2027, 9, 28),
    specialties=("theatre-practice", "general-surgery", "obstetrics-and-gynaecology"),
    picture="swab_count",
    picture_alt=(
        "An abdominal swab with its tape, a stack of swabs with the detectable thread in view, and a kidney dish."
    ),
    questions=(
        "At which moments of an operation are swabs, needles and instruments counted?",
        "Who counts, and how?",
        "What makes a swab X-ray detectable, and where do I look for it?",
        "Why are swabs packed in fives or tens?",
        "What do I do when the count is wrong?",
        "May I use an X-ray detectable swab as a dressing?",
    ),
    body=(
        KeyPoints(
            (
                "Two people count together, aloud, looking at each item; one of them is registered and scrubbed.",
                "Count before the start, at every addition, before a cavity is closed, before the skin, and at change "
                "of staff.",
                "Open only X-ray detectable swabs onto the sterile field, never cut them, never dress a wound with "
                "them.",
                "When it does not agree, say so at once; nobody closes until it is resolved or decided.",
            )
        ),
        Heading("Why correct counts fail"),
        prose(
            """
            A retained swab is rare, and it is preventable; in England it is on the list of never events. A widely read
            American study of claims (Gawande and colleagues, 2003) found three things that raise the risk: emergency
            surgery, an unplanned change of the procedure, and a higher body mass index. It also found that in most of
            the cases where a count had been made, it had been recorded as correct. So counting is not enough; the way
            of counting has to survive a bad day.

            What makes counts fail is ordinary: a packet with four swabs or six, a number called from memory, a swab
            placed out of sight as a pack, a change of staff in the middle, and a team that is in a hurry to close.
            """
        ),
        Heading("When to count"),
        Table(
            "The usual moments of a count. Your local policy may add some.",
            ("Moment", "What is counted", "Who hears it"),
            (
                ("Before the first incision", "Everything on the field, in fives or tens", "The team (time out)"),
                ("Each time something is added", "The new packet, before it is mixed with others", "Circulating staff"),
                ("Before a cavity or organ is closed", "Swabs, needles, instruments, small items", "The surgeon"),
                ("Before the wound is closed", "The same", "The surgeon"),
                ("At skin closure or the end", "Everything again, with what has been discarded", "The team (sign out)"),
                ("When scrub or circulating staff change", "Everything that can be seen", "Both teams"),
            ),
        ),
        prose(
            """
            The World Health Organization's checklist puts the completion of instrument, sponge and needle counts into
            the sign out. NatSSIPs 2, the national safety standards of the Centre for Perioperative Care, treat the
            reconciliation of items as a step of its own and ask for it in every place where invasive procedures are
            done: endoscopy, labour ward, radiology, clinic. A list of things to count that is used only in the main
            theatre leaves out the rooms where fewer people are watching.
            """
        ),
        Heading("How to count"),
        prose(
            """
            1. Two people, the same two throughout where possible. One of them is a registered practitioner.
            2. In the same order every time: swabs, sharps, small items, instruments; from the field to the trolley to
            the discarded ones.
            3. Separate every swab and see its thread. A stack that is only touched is not counted.
            4. Say the number aloud and write it on the board at once, in the agreed form, where everyone can read it.
            5. If you are interrupted, begin that item again.
            6. Used swabs go off the field in the same multiples in which they came, opened out and kept in view.
            """
        ),
        Figure(
            "swab_board",
            "Two rows of five swabs with tapes and threads in view; the board beside them shows two times five.",
            "In multiples of five a missing swab leaves a gap that can be seen from the other side of the room.",
        ),
        Heading("Fives, tens and the thread"),
        prose(
            """
            Swabs for the field are tied in fives in Britain and often in tens elsewhere. The band comes off only when
            the packet has been counted by two people, and a packet with a wrong number leaves the room unopened to the
            end of the case. The thread or ribbon is woven or fused into the swab and contains barium sulphate; it shows
            as a fine bright line on an X-ray. Check that it is there when you open the packet: the thread is what a
            search depends on.
            """
        ),
        Product(equipment.XRAY_SWAB, "Tied and counted, with an X-ray detectable thread, for the field."),
        Product(equipment.ABDOMINAL_SWAB, "Large swab with tape and X-ray marker; the tape stays outside."),
        prose(
            """
            Never cut a detectable swab, because a part without a thread cannot be found. Never use one as a dressing or
            leave it on the skin for the ward, because the next X-ray will then show something that looks retained, and
            because it breaks the count of the operation. Plain swabs without a thread belong to the ward trolley, and
            to the dressing after the last count.
            """
        ),
        Product(equipment.PLAIN_SWAB, "Without a thread: for skin and dressings, kept off the operating field."),
        Heading("When it does not agree"),
        prose(
            """
            Say it at once and aloud: "The count is not correct, one small swab missing." The surgeon stops closing if
            the patient's condition allows it. Then search in a fixed order: the wound, by hand and by eye; the drapes,
            the table, the floor, under feet and stools; rubbish, linen, the specimen; then count again. If it is not
            found, an X-ray is taken in theatre before the patient leaves and is read by someone who knows what is
            missing. If the patient is too unwell, the decision to go on is the surgeon's, is written down, and is
            handed over. Every discrepancy is reported, also the ones that were resolved.
            """
        ),
        Caution(
            "A pack that is meant to stay",
            "Swabs that are left in place on purpose, as in damage control surgery or after a vaginal repair, need a "
            "written number, a label or wristband as your policy says, a named person who will remove them, and a "
            "handover at every step. Removal is counted and recorded too.",
        ),
        prose(
            """
            A <a href="page:perineal-repair">perineal repair</a> in a delivery room is the place where a count is most
            easily forgotten, since the packet is opened by one person who also delivers. Count it aloud with the person
            who assists.
            """
        ),
    ),
    sources=(
        "World Health Organization, Surgical safety checklist and implementation manual, 2009",
        "Centre for Perioperative Care, National Safety Standards for Invasive Procedures 2 (NatSSIPs 2), 2023",
        "Gawande AA et al., Risk factors for retained instruments and sponges after surgery, New England Journal of "
        "Medicine, 2003",
        "NHS England, Never Events policy and list",
        "Association for Perioperative Practice (AfPP), guidance on accountable items, swab, instrument and needle "
        "counts",
        "Association of periOperative Registered Nurses (AORN), Guideline for Prevention of Unintentionally Retained "
        "Surgical Items",
    ),
    related=("perineal-repair", "laparotomy-closure", "scalpel-blades-and-sharps-safety"),
)
