"""Pages about the demonstration shop itself."""

from __future__ import annotations

import datetime as dt

from .schema import Caution, Heading, KeyPoints, StandardPage, Table, prose

REVIEWED = dt.date(2026, 11, 2)

ABOUT = StandardPage(
    slug="about",
    footer="ABOUT",
    title="About Suture",
    intro=(
        "A shop for surgical supplies that explains what it sells, shown here with invented makers, prices and people."
    ),
    reviewed_on=REVIEWED,
    questions=(
        "Is this a real shop?",
        "Who should use this site?",
        "How are guides and products connected?",
        "What happens when I place an order here?",
    ),
    body=(
        Caution(
            "This is a demonstration",
            "No order placed here is delivered and no money is taken. Makers, people, prices, stock figures and "
            "notices are invented. Standards, guidelines and books that we name as sources do exist.",
        ),
        Heading("What it is"),
        prose(
            """
            Suture brings together two things that are usually apart: a catalogue in which a nurse or buyer finds the
            right item by what it is (a 3/8 reverse-cutting needle on 4-0 nylon), and a library in which a clinician
            reads why. A guide shows the products beside the step that needs them, with today's price and stock, and its
            kit can be put into the basket in one go.
            """
        ),
        Heading("For whom"),
        prose(
            """
            For people who use, choose, process and order surgical supplies: theatre and clinic staff, surgeons,
            midwives, sterile services, stores and purchasing. Some pages are for signed-in readers, and a few are for
            verified professionals only, because they describe a procedure that needs training and supervision.
            """
        ),
        Heading("What we promise ourselves"),
        prose(
            """
            - Facts first: size, material, sterility, latex, use, maker, part number and identifier on every product.
            - "Not stated" where the maker has not spoken. We never turn silence into a no.
            - No ranking for money, no endorsements, no countdowns.
            - Safety notices on the product's page for as long as they matter.
            """
        ),
    ),
)

MAINLAND = "mainland Great Britain"
DELIVERY = StandardPage(
    slug="delivery-and-returns",
    footer="HELP",
    title="Delivery and returns",
    intro=(
        "When goods arrive, what you pay for it, and what can come back. The terms of a demonstration, written as "
        "ours would be."
    ),
    reviewed_on=REVIEWED,
    questions=(
        "When will my order arrive?",
        "What does delivery cost?",
        "Can I return a sterile product?",
        "What do I do when something arrives damaged or wrong?",
        "How do I return goods after a safety notice?",
    ),
    body=(
        Heading("Delivery"),
        Table(
            "Delivery by weight, without VAT. Orders placed before 15:00 on a working day leave the same day.",
            ("To", "Service", "Working days", "Up to 10, 20 and 30 kg", "Each further 10 kg"),
            (
                (MAINLAND, "Standard delivery", "2", "£6.50, £8.50, £11.00; free from £150.00", "£4.00"),
                (MAINLAND, "Next working day", "1", "£12.00, £16.00, £21.00", "£7.00"),
                ("the Highlands and islands", "Standard delivery", "3", "£12.50, £17.50, £24.00", "£8.00"),
                ("Northern Ireland", "Standard delivery", "3", "£11.00, £15.00, £21.00", "£7.00"),
                ("Northern Ireland", "Next working day", "1", "£24.00, £32.00, £41.00", "not taken"),
                ("the Isle of Man", "Standard delivery", "3", "£12.00, £16.50, £23.00", "£8.00"),
                ("the Channel Islands", "Standard delivery", "4", "£14.50, £20.00, £28.00", "£9.50"),
                ("Ireland", "Standard delivery", "4", "£16.00, £22.00, £30.00", "£10.00"),
            ),
        ),
        prose(
            """
            Working days leave out weekends and the public holidays of England, where our goods leave, and of the place
            where they go. What is stored at 8 °C or below travels in an insulated box (£14.00 for each 8 kg of it) and
            only overnight; it never leaves the day before a weekend or a holiday. What must stay frozen we cannot
            carry. Where no storage temperature is stated the checkout says so, and the product travels without cooling.
            """
        ),
        prose(
            """
            The whole cost stands in the review of your order, before you pay. When an item is expected later, its date
            is shown beside it, and you decide whether we send the rest first. Please check the goods when they arrive:
            number of parcels, outer packaging, and signs of water or heat.
            """
        ),
        Heading("What can come back"),
        prose(
            """
            Unopened goods in their original packaging, within 30 days of the day they left us. Ask on the page of your
            order, line by line: you get a return number and a slip for the box. Sterile goods that were ordered in
            error come back with every package sealed or not at all, and because the store's conditions are part of
            what makes a device sterile, we do not sell them again. Goods on prescription only and goods that travel
            cold do not come back when they were ordered in error. What is damaged, wrong, faulty or under a safety
            notice comes back at our cost; faulty and recalled goods at any time, with the lot number, and somebody
            looks into each report. Consumers keep the rights that the law gives them; sealed goods that are not
            suitable for return for reasons of hygiene are excepted once they have been opened.
            """
        ),
        KeyPoints(
            (
                "Tell us within three working days about damage or shortage, with a photograph of parcel and label.",
                "Instruments that have been used come back only after decontamination, with a certificate.",
                "Goods under a safety notice: keep them apart and wait for our label. Collection is free.",
            )
        ),
        Heading("Money back"),
        prose(
            """
            We refund to the card or account that paid, within 14 days of the goods reaching us. If you paid by invoice
            you receive a credit note. A part of an order can be returned; the delivery charge comes back when the whole
            order does and none of it was ordered in error.
            """
        ),
    ),
)

ACCESSIBILITY = StandardPage(
    slug="accessibility",
    footer="HELP",
    title="Accessibility statement",
    intro=(
        "We want everyone who needs surgical supplies to be able to find, read and buy here. How far we are, and whom "
        "to tell."
    ),
    reviewed_on=REVIEWED,
    questions=(
        "Which accessibility standard does this site aim for?",
        "Does everything work with a keyboard and a screen reader?",
        "What does not work yet?",
        "How do I report a barrier or get a document in another form?",
    ),
    body=(
        Heading("What we aim for"),
        prose(
            """
            The site is built to meet level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, which the
            European standard EN 301 549 builds on. Every public page is checked by an automatic tool in the same run
            that tests the software; keyboard, zoom to 200 per cent, a width of 320 pixels and reduced motion are
            checked by hand.
            """
        ),
        Heading("What you can expect"),
        prose(
            """
            - Everything works with a keyboard, and the focus is always visible.
            - Headings, landmarks and tables have names for a screen reader; a change of results or basket is announced.
            - No meaning is carried by colour alone: status, symbols and labels always have words.
            - Drawings that teach have a description; those that decorate are silent.
            - What can be scanned can also be typed.
            - Signing in needs no puzzle; you may paste a password and use a passkey.
            """
        ),
        Heading("What does not work yet"),
        prose(
            """
            Documents of the library are PDFs with a text layer, language, title and bookmarks, but without a full tag
            structure; tables in them may be read line by line. Ask us for the text as a web page. Documents of makers
            are shown as we receive them.
            """
        ),
        Heading("Tell us"),
        prose(
            """
            To report a barrier, write through the <a href="page:contact">contact page</a> and say which page, what you
            wanted to do, and with which device or software. The same way you get a document in another form. We answer
            within five working days. If we do not solve it, you may turn to the body that enforces accessibility law
            where you live.
            """
        ),
    ),
)

PRIVACY = StandardPage(
    slug="privacy",
    footer="HELP",
    title="Privacy",
    intro=(
        "Which data we ask for, why, how long we keep them, and how you get them out. No patient data belongs on this "
        "site."
    ),
    reviewed_on=REVIEWED,
    questions=(
        "Which data does the shop store about me?",
        "Why are orders kept for years?",
        "May I enter a patient's name in an order?",
        "Which cookies are set?",
        "How do I have my account deleted or my data exported?",
    ),
    body=(
        Caution(
            "No patient data, please",
            "There is no field for a patient, and none is needed. Do not write names, numbers or dates of birth of "
            "patients into notes, references or messages.",
        ),
        Heading("What we store and why"),
        Table(
            "Data, purpose and time",
            ("Data", "Why", "How long"),
            (
                ("Name, email, delivery address", "To fulfil your order", "As long as the account exists"),
                ("Orders with lots and serial numbers", "To reach you in a recall; tax law", "At least 10 years"),
                ("Professional registration", "To show pages and sell items that are limited to professionals",
                 "Until it lapses, then one year"),
                ("Search words, without your name", "To make search better", "13 months"),
                ("Messages", "To answer you", "2 years"),
            ),
        ),
        prose(
            """
            Card data never reach us; the payment provider takes them. In this demonstration there is no payment
            provider at all, only a page on which you choose what a provider would answer.
            """
        ),
        Heading("Cookies"),
        prose(
            """
            One keeps you signed in, one protects forms, one remembers the basket. They are necessary and need no
            consent. We set no others, load nothing from other sites, and use no advertising.
            """
        ),
        Heading("Your rights"),
        prose(
            """
            You may see, correct, export and delete your data, and object to their use. Where the law obliges us to keep
            something, such as the chain of a device's delivery, we keep that part and block the rest. Write to us
            through the <a href="page:contact">contact page</a>; you may also complain to your data protection
            authority.
            """
        ),
    ),
)

HOW_WE_CHECK = StandardPage(
    slug="how-we-check-content",
    footer="ABOUT",
    title="How we check content",
    intro="Who writes, who reviews, when a page expires, and how to tell us that something is wrong.",
    reviewed_on=REVIEWED,
    questions=(
        "Who writes and who reviews the guides?",
        "How do I see whether a guide is up to date?",
        "Which sources are used?",
        "Is content influenced by makers?",
        "How do I report an error in a guide?",
    ),
    body=(
        Caution(
            "In this demonstration",
            "Authors and reviewers are invented roles, and no clinician has approved these pages. What follows is the "
            "procedure that the software supports, written down as a real editorial team would.",
        ),
        Heading("From question to page"),
        prose(
            """
            1. <b>Questions first.</b> We write down three to six questions that a clinician would ask. The page has to
            answer each of them, and the site's own search should find it by them.
            2. <b>Sources.</b> Guidelines of recognised bodies, standards, systematic reviews, law, and the maker's
            instructions for use. Each page names them with body and year. Where sources differ, we say so.
            3. <b>Writing.</b> Plain words, doses only from the product information, local policy named wherever it
            decides.
            4. <b>Review.</b> A second person with clinical knowledge of the field reads and signs. The author cannot
            review their own page.
            5. <b>Date.</b> Every page shows when it was reviewed and when it must be reviewed again, at the latest
            after three years, sooner when a source changes.
            """
        ),
        Heading("Products on a page"),
        prose(
            """
            A product is shown because the text needs it, and one line says why. Makers do not pay for it, do not see
            the text before it appears, and cannot ask for a place. When a product is withdrawn it vanishes from the
            page by itself; the text stays.
            """
        ),
        Heading("When something is wrong"),
        prose(
            """
            Tell us through the <a href="page:contact">contact page</a>. A reported error that could harm someone is
            looked at on the same working day; the page is taken down while we check, if need be. Corrections of
            substance are noted at the foot of the page with their date.
            """
        ),
        KeyPoints(
            (
                "A guide is a help for trained people. It replaces neither training nor your local policy.",
                "The maker's instructions for use of the product in your hand always come first.",
            )
        ),
    ),
)

CONTACT = StandardPage(
    slug="contact",
    footer="ABOUT",
    title="Contact",
    intro="Orders, products, safety, accessibility: how to reach the people behind the shop, and what to have ready.",
    reviewed_on=REVIEWED,
    questions=(
        "How do I reach you about orders and invoices, and when?",
        "Where do I report a safety problem with a device?",
        "What should I have ready when I call about an order?",
        "How do I ask for a product that is not here?",
    ),
    body=(
        Table(
            "How to reach us. Addresses and numbers are reserved for examples and lead to nobody.",
            ("Subject", "By", "When"),
            (
                ("Orders and invoices", "orders@suture.example, 020 7946 0101", "Monday to Friday, 8:00 to 18:00"),
                ("Safety of a device", "safety@suture.example, 020 7946 0102", "Every day, 7:00 to 22:00"),
                ("Content and accessibility", "editors@suture.example", "Answer within five working days"),
                ("Data protection", "privacy@suture.example", "Answer within one month"),
            ),
        ),
        Heading("An order"),
        prose(
            """
            Have the order number ready and, if it is about a device, the lot and the use-by date. A photograph of the
            label saves a second call.
            """
        ),
        Heading("A problem with a device"),
        prose(
            """
            Look after the patient first. Keep the device with its package and label; do not clean it or throw it away.
            Tell us product, lot or serial number, what happened and whether anybody was harmed. We pass it on to the
            maker at once, as the law asks of a distributor. Report it yourself as well: in the United Kingdom through
            the MHRA's Yellow Card scheme, in the United States through the FDA's MedWatch, elsewhere to your national
            authority.
            """
        ),
        Heading("A product that is not here"),
        prose(
            """
            Write to us with the maker's part number or the description from your preference card. We tell you whether
            we can supply it, what is equivalent, and what it would cost.
            """
        ),
    ),
)

STANDARD_PAGES: tuple[StandardPage, ...] = (ABOUT, CONTACT, DELIVERY, ACCESSIBILITY, PRIVACY, HOW_WE_CHECK)
"""Contact stands early: the others link to it."""
