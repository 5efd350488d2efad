"""Tables of ``further``: for each class two makers with the items of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A class's items. ``label`` and ``ladder`` name facts and packing; ``makers`` are (prefix, brand, rows)."""

    noun: str
    description: str
    label: str
    ladder: str
    columns: str
    makers: tuple[tuple[str, str, str], ...]


TABLES: dict[str, Table] = {
    "scalpel-handle": Table(
        "scalpel handle", "Handle for blades with the standard slot, made to be reprocessed.", "reusable", "each",
        "handle_number length fits_blades", (
            ("TB", "Tarnhold", """
                3 | handle no. 3, 125 mm | 9.80 | 3 | 125 | 10 to 15 |
                3L | handle no. 3L, 210 mm | 16.40 | 3L | 210 | 10 to 15 |
                4 | handle no. 4, 135 mm | 10.20 | 4 | 135 | 18 to 36 |
                7 | handle no. 7, 160 mm | 11.90 | 7 | 160 | 10 to 15 | out 12
             """),
            ("BI", "Brannogrip", """
                3 | handle no. 3, 120 mm | 8.60 | 3 | 120 | 10 to 15 |
                4 | handle no. 4, 135 mm, plain | 8.90 | 4 | 135 | 18 to 36 | gone 4L
                4L | handle no. 4L, 220 mm | 15.10 | 4L | 220 | 18 to 36 |
                9 | handle no. 9, 125 mm | 10.90 | 9 | 125 | 10 to 15 |
             """),
        ),
    ),
    "retractor": Table(
        "retractor", "Retractor of stainless steel, made to be reprocessed.", "reusable", "each",
        "pattern kind length", (
            ("BI", "Brannoch", """
                L4 | Langenbeck retractor, 215 mm | 31.50 | Langenbeck | by hand | 215 |
                AN | Army-Navy retractor, 220 mm | 27.80 | Army-Navy | by hand | 220 |
                DE | Deaver retractor, 305 mm | 38.40 | Deaver | by hand | 305 | out 9
                WE | Weitlaner retractor, 165 mm | 74.00 | Weitlaner | self-retaining | 165 |
             """),
            ("TW", "Tuttwald", """
                SE | Senn retractor, 160 mm | 22.60 | Senn | by hand | 160 |
                GE | Gelpi retractor, 180 mm | 81.20 | Gelpi | self-retaining | 180 |
                T1 | Travers retractor, 205 mm | 118.00 | Travers | self-retaining | 205 | gone T2
                T2 | Travers retractor, 210 mm | 124.00 | Travers | self-retaining | 210 |
             """),
        ),
    ),
    "bone-instrument": Table(
        "bone instrument", "Instrument for work on bone, of hardened stainless steel.", "reusable", "each",
        "kind width length", (
            ("TW", "Tuttwald", """
                O6 | Lambotte osteotome, 6 mm | 46.00 | osteotome | 6 | 245 |
                O10 | Lambotte osteotome, 10 mm | 46.00 | osteotome | 10 | 245 |
                R3 | Luer rongeur, 3 mm | 132.00 | rongeur | 3 | 150 | out 21
                K2 | Kerrison punch, 2 mm | 318.00 | Kerrison | 2 | 180 |
             """),
            ("SM", "Sialmark", """
                C5 | Volkmann curette, 5.2 mm | 14.20 | curette | 5.2 | 170 |
                E6 | Freer elevator, 6 mm | 12.80 | elevator | 6 | 185 |
                G8 | bone gouge, 8 mm | 24.90 | gouge | 8 | 200 | gone G10
                G10 | bone gouge, 10 mm | 24.90 | gouge | 10 | 200 |
             """),
        ),
    ),
    "laparoscopic-instrument": Table(
        "laparoscopic instruments", "For one operation through ports, sterile.", "sterile", "ten",
        "kind diameter working_length", (
            ("CV", "Corvaport", """
                T5 | bladeless trocar, 5 × 100 mm | 212.00 | trocar | 5 | 100 |
                T12 | bladeless trocar, 12 × 100 mm | 248.00 | trocar | 12 | 100 |
                V12 | insufflation needle, 120 mm | 96.00 | insufflation needle | 2 | 120 | out 7
                G33 | atraumatic grasper, 5 × 330 mm | 418.00 | grasper | 5 | 330 |
             """),
            ("BI", "Brannoport", """
                D33 | Maryland dissector, 5 × 330 mm | 402.00 | dissector | 5 | 330 |
                S33 | curved scissors, 5 × 330 mm | 436.00 | scissors | 5 | 330 |
                H33 | hook electrode, 5 × 330 mm | 298.00 | hook | 5 | 330 | gone H36
                H36 | hook electrode, 5 × 360 mm | 306.00 | hook | 5 | 360 |
             """),
        ),
    ),
    "stapler-clip": Table(
        "staples and clips", "For closing skin or vessels, sterile, for one patient.", "sterile", "ten",
        "kind size count", (
            ("HM", "Harroclose", """
                S35 | skin stapler, 35 wide staples | 96.00 | skin stapler | L | 35 |
                S15 | skin stapler, 15 staples | 68.00 | skin stapler | M | 15 |
                CM | titanium ligating clips, medium, 6 | 41.00 | ligating clip | M | 6 | out 16
                CL | titanium ligating clips, large, 6 | 44.00 | ligating clip | L | 6 |
             """),
            ("VN", "Velmclip", """
                CML | polymer ligating clips, medium-large, 6 | 58.00 | ligating clip | M/L | 6 |
                CXL | polymer ligating clips, extra large, 6 | 62.00 | ligating clip | XL | 6 |
                W6 | skin closure strips, 6 × 75 mm, 3 | 12.60 | skin closure strip | S | 3 | gone W12
                W12 | skin closure strips, 12 × 100 mm, 6 | 17.90 | skin closure strip | M | 6 |
             """),
        ),
    ),
    "electrosurgery": Table(
        "electrosurgical accessories", "For high-frequency surgery, sterile, for one patient.", "sterile", "ten",
        "kind mode switch", (
            ("CV", "Corvarc", """
                PR | pencil with rocker switch, 3 m cable | 34.00 | pencil | monopolar | rocker |
                PB | pencil with two buttons, 3 m cable | 33.00 | pencil | monopolar | button |
                PF | pencil for foot switch, 5 m cable | 38.00 | pencil | monopolar | foot | out 10
                BF | bipolar forceps, 180 mm | 182.00 | bipolar forceps | bipolar | foot |
             """),
            ("TW", "Tuttarc", """
                PR | pencil with rocker switch, 5 m cable | 39.00 | pencil | monopolar | rocker |
                EN | needle electrode, 70 mm | 21.00 | electrode | monopolar | button |
                B16 | bipolar forceps, 160 mm, smooth | 168.00 | bipolar forceps | bipolar | foot | gone B20
                B20 | bipolar forceps, 200 mm, smooth | 176.00 | bipolar forceps | bipolar | foot |
             """),
        ),
    ),
    "face-mask": Table(
        "face masks", "Masks for theatre and ward.", "clean", "ten",
        "protection fixation pieces_per_box", (
            ("WT", "Whitlarch", """
                2E | mask type II with ear loops, 50 | 31.00 | type II | ear loops | 50 |
                RE | mask type IIR with ear loops, 50 | 36.00 | type IIR | ear loops | 50 |
                RT | mask type IIR with ties, 50 | 42.00 | type IIR | ties | 50 | out 5
                F2 | respirator FFP2, 20 | 94.00 | FFP2 | headband | 20 |
             """),
            ("UD", "Ulvermask", """
                RE | mask type IIR, ear loops, 50 | 34.00 | type IIR | ear loops | 50 |
                RT | mask type IIR, ties, 50 | 41.00 | type IIR | ties | 50 |
                F3 | respirator FFP3 with valve, 10 | 118.00 | FFP3 | headband | 10 | gone F3N
                F3N | respirator FFP3, 10 | 126.00 | FFP3 | headband | 10 |
             """),
        ),
    ),
    "theatre-clothing": Table(
        "theatre clothing", "Caps, hoods and covers for the theatre, for one use.", "clean", "ten",
        "kind size pieces_per_box", (
            ("WT", "Whitlarch", """
                CB | bouffant caps, 100 | 38.00 | bouffant cap | one size | 100 |
                CT | tie caps, 100 | 52.00 | tie cap | one size | 100 |
                HD | hoods, 50 | 61.00 | hood | one size | 50 | out 14
                SL | shoe covers L, 100 | 44.00 | shoe cover | L | 100 |
             """),
            ("SF", "Sallowcover", """
                CB | bouffant caps, 200 | 66.00 | bouffant cap | one size | 200 |
                BC | boot covers XL, 50 | 72.00 | boot cover | XL | 50 |
                AP | aprons, 50 | 29.00 | apron | M | 50 | gone AL
                AL | aprons, long, 50 | 33.00 | apron | L | 50 |
             """),
        ),
    ),
    "infusion": Table(
        "peripheral cannulas", "Cannula with wings for a vein of the hand or arm, sterile.", "sterile", "hundred",
        "kind gauge length hub_colour", (
            ("AV", "Ardenflow", """
                18 | cannula 18 G × 45 mm, green | 118.00 | cannula | 18 | 45 | green |
                20 | cannula 20 G × 32 mm, pink | 114.00 | cannula | 20 | 32 | pink |
                22 | cannula 22 G × 25 mm, blue | 114.00 | cannula | 22 | 25 | blue | out 6
                24 | cannula 24 G × 19 mm, yellow | 121.00 | cannula | 24 | 19 | yellow |
             """),
            ("HI", "Hesperaflow", """
                16 | cannula 16 G × 50 mm, grey | 109.00 | cannula | 16 | 50 | grey |
                18 | cannula 18 G × 45 mm with port, green | 106.00 | cannula | 18 | 45 | green |
                20 | cannula 20 G × 33 mm with port, pink | 104.00 | cannula | 20 | 33 | pink | gone 22
                22 | cannula 22 G × 25 mm with port, blue | 104.00 | cannula | 22 | 25 | blue |
             """),
        ),
    ),
    "laparotomy-sponge": Table(
        "laparotomy sponges", "Abdominal swabs of cotton gauze with an X-ray detectable thread, in fives.", "sterile",
        "ten", "size ply pack_count width length", (
            ("WT", "Whitlarch", """
                30 | laparotomy sponges 30 × 30 cm, 8 layers | 74.00 | 30 × 30 cm | 8 | 5 | 300 | 300 |
                34 | laparotomy sponges 30 × 45 cm, 6 layers | 86.00 | 30 × 45 cm | 6 | 5 | 300 | 450 |
                45 | laparotomy sponges 45 × 45 cm, 4 layers | 92.00 | 45 × 45 cm | 4 | 5 | 450 | 450 | out 8
                47 | laparotomy sponges 45 × 70 cm, 4 layers | 121.00 | 45 × 70 cm | 4 | 5 | 450 | 700 |
             """),
            ("WK", "Wolderink", """
                20 | laparotomy sponges 20 × 20 cm, 12 layers | 66.00 | 20 × 20 cm | 12 | 5 | 200 | 200 |
                30 | laparotomy sponges 30 × 30 cm, 6 layers | 69.00 | 30 × 30 cm | 6 | 5 | 300 | 300 |
                40 | laparotomy sponges 40 × 40 cm, 4 layers | 81.00 | 40 × 40 cm | 4 | 5 | 400 | 400 | gone 45
                45 | laparotomy sponges 45 × 45 cm, 6 layers | 97.00 | 45 × 45 cm | 6 | 5 | 450 | 450 |
             """),
        ),
    ),
    "bandage": Table(
        "bandages and tapes", "For holding dressings and supporting limbs.", "clean", "ten", "kind width length", (
            ("UD", "Ulverdane", """
                C75 | crepe bandage 7.5 cm × 4.5 m | 9.40 | crepe | 75 | 4.5 |
                C100 | crepe bandage 10 cm × 4.5 m | 11.60 | crepe | 100 | 4.5 |
                K75 | conforming bandage 7.5 cm × 4 m | 5.20 | conforming | 75 | 4 | out 11
                P100 | plaster bandage 10 cm × 2.7 m | 19.80 | plaster of Paris | 100 | 2.7 |
             """),
            ("WK", "Wolderink", """
                H100 | cohesive bandage 10 cm × 4 m | 24.00 | cohesive | 100 | 4 |
                W100 | padding 10 cm × 2.7 m | 8.80 | padding | 100 | 2.7 |
                T125 | paper tape 12.5 mm × 9.1 m | 7.10 | paper tape | 12.5 | 9.1 | gone T25
                T25 | paper tape 25 mm × 9.1 m | 9.60 | paper tape | 25 | 9.1 |
             """),
        ),
    ),
    "suction-drainage": Table(
        "suction and drainage", "For clearing the field and draining the wound, sterile.", "sterile", "ten",
        "kind french length", (
            ("AV", "Ardendrain", """
                Y24 | Yankauer suction tip, vented, 270 mm | 18.40 | Yankauer tip | 24 | 270 |
                R10 | Redon drain 10 Fr, 800 mm | 22.80 | Redon drain | 10 | 800 |
                R14 | Redon drain 14 Fr, 800 mm | 22.80 | Redon drain | 14 | 800 | out 13
                B19 | fluted drain 19 Fr, 1000 mm | 96.00 | Blake drain | 19 | 1000 |
             """),
            ("CV", "Corvadrain", """
                F8 | Frazier suction tip 8 Fr, 190 mm | 31.00 | Frazier tip | 8 | 190 |
                C28 | chest drain 28 Fr, 500 mm | 54.00 | chest drain | 28 | 500 |
                R12 | Redon drain 12 Fr, 500 mm | 20.10 | Redon drain | 12 | 500 | gone R12L
                R12L | Redon drain 12 Fr, 800 mm | 21.40 | Redon drain | 12 | 800 |
             """),
        ),
    ),
    "catheter": Table(
        "catheters", "Catheters and tubes, sterile, for one patient.", "sterile", "ten", "kind french length", (
            ("AV", "Ardenflex", """
                F12 | Foley catheter 12 Fr, two-way, 400 mm | 62.00 | Foley | 12 | 400 |
                F16 | Foley catheter 16 Fr, two-way, 400 mm | 62.00 | Foley | 16 | 400 |
                F20 | Foley catheter 20 Fr, three-way, 400 mm | 94.00 | Foley | 20 | 400 | out 18
                N14 | nasogastric tube 14 Fr, 1250 mm | 28.00 | nasogastric | 14 | 1250 |
             """),
            ("HI", "Hesperaflex", """
                F14 | Foley catheter 14 Fr, silicone, 400 mm | 71.00 | Foley | 14 | 400 |
                I12 | intermittent catheter 12 Fr, 400 mm | 24.00 | intermittent | 12 | 400 |
                V7 | central venous catheter 7 Fr, three lumens, 160 mm | 420.00 | central venous | 7 | 160 | gone V7L
                V7L | central venous catheter 7 Fr, three lumens, 200 mm | 428.00 | central venous | 7 | 200 |
             """),
        ),
    ),
    "reprocessing": Table(
        "sterile supply", "For packing, checking and cleaning what is sterilised.", "clean", "ten",
        "kind method pack_count", (
            ("UD", "Ulverpack", """
                P9 | pouches 90 × 230 mm, 200 | 88.00 | pouch | steam+ethylene oxide | 200 |
                P14 | pouches 140 × 270 mm, 200 | 126.00 | pouch | steam+ethylene oxide | 200 |
                R20 | reel 200 mm × 200 m | 310.00 | reel | steam+ethylene oxide | 1 | out 15
                I4 | indicator strips type 4, 250 | 142.00 | indicator strip | steam | 250 |
             """),
            ("WK", "Woldersteril", """
                W60 | wrap 60 × 60 cm, 200 | 180.00 | wrap | steam+hydrogen peroxide plasma | 200 |
                W90 | wrap 90 × 90 cm, 100 | 196.00 | wrap | steam+hydrogen peroxide plasma | 100 |
                BD | Bowie-Dick test packs, 20 | 240.00 | Bowie-Dick test | steam | 20 | gone BDN
                BDN | Bowie-Dick test packs without lead, 20 | 252.00 | Bowie-Dick test | steam | 20 |
             """),
        ),
    ),
    "procedure-pack": Table(
        "procedure packs", "What one procedure needs, put up together and sterile.", "sterile", "ten",
        "procedure pieces kind", (
            ("WT", "Whitlarch", """
                DR | dressing pack, 9 pieces | 16.80 | dressing change | 9 | dressing pack |
                CA | catheterisation pack, 12 pieces | 31.00 | catheterisation | 12 | pack |
                LA | laparotomy pack, 24 pieces | 640.00 | laparotomy | 24 | pack | out 10
                CS | caesarean section pack, 22 pieces | 590.00 | caesarean section | 22 | pack |
             """),
            ("UD", "Ulverdane", """
                SU | suture set, 7 pieces | 48.00 | suturing | 7 | suture set |
                SR | suture removal set, 4 pieces | 19.00 | suture removal | 4 | suture set |
                M1 | minor operation pack, 14 pieces | 118.00 | minor operation | 14 | pack | gone M2
                M2 | minor operation pack, 16 pieces | 126.00 | minor operation | 16 | pack |
             """),
        ),),
    "dental-instrument": Table(
        "dental instruments", "Hand instruments for the dental surgery, of stainless steel.", "reusable", "each",
        "kind pattern double_ended", (
            ("TW", "Tuttdent", """
                M4 | mouth mirror no. 4 | 4.60 | mirror | no. 4 | no |
                P15 | WHO probe | 12.90 | probe | WHO | no |
                G56 | Gracey curette 5/6 | 21.40 | curette | Gracey 5/6 | yes |
                EC3 | Coupland elevator no. 3 | 24.80 | elevator | Coupland no. 3 | no | out 9
             """),
            ("SM", "Sialdent", """
                X17 | excavator 17 | 8.20 | excavator | 17 | yes |
                F101 | lower molar forceps no. 73 | 29.60 | extraction forceps | no. 73 | no |
                S23 | sickle scaler H6/H7 | 11.30 | scaler | H6/H7 | yes | gone S204
                S204 | sickle scaler 204S | 12.10 | scaler | 204S | yes |
             """),
        ),
    ),
    "dental-bur": Table(
        "dental burs", "Rotary instruments for handpieces.", "reusable", "ten", "shape material diameter", (
            ("TB", "Tarnbur", """
                R10 | carbide round bur FG 1.0 mm | 18.00 | round | tungsten carbide | 1.0 |
                R14 | carbide round bur FG 1.4 mm | 18.00 | round | tungsten carbide | 1.4 |
                F12 | carbide fissure bur FG 1.2 mm | 19.50 | fissure | tungsten carbide | 1.2 | out 20
                P08 | carbide pear bur FG 0.8 mm | 19.50 | pear | tungsten carbide | 0.8 |
             """),
            ("CV", "Corvadia", """
                R16 | diamond round bur 1.6 mm, medium | 24.00 | round | diamond | 1.6 |
                F12 | diamond flame bur 1.2 mm, fine | 26.00 | flame | diamond | 1.2 |
                T18 | diamond torpedo bur 1.8 mm, coarse | 25.00 | torpedo | diamond | 1.8 | gone T21
                T21 | diamond torpedo bur 2.1 mm, coarse | 25.50 | torpedo | diamond | 2.1 |
             """),
        ),
    ),
    "dental-consumable": Table(
        "dental consumables", "For impressions and restorations.", "clean", "ten", "kind size pack_count", (
            ("PR", "Penadent", """
                TUS | impression trays, upper, small, 12 | 46.00 | impression tray | S | 12 |
                TUG | impression trays, upper, large, 12 | 46.00 | impression tray | L | 12 |
                FTM | fluoride trays, medium, 50 | 88.00 | fluoride tray | M | 50 |
                RDM | rubber dam sheets 152 mm, 36 | 71.00 | rubber dam | M | 36 | out 12
             """),
            ("UD", "Ulverdent", """
                MXS | matrix bands, small, 12 | 32.00 | matrix | S | 12 |
                CL | rubber dam clamps for molars, 1 | 58.00 | rubber dam clamp | L | 1 |
                AP | applicators, fine, 100 | 29.00 | applicator | S | 100 | gone APM
                APM | applicators, medium, 100 | 29.00 | applicator | M | 100 |
             """),
        ),
    ),
    "endovascular": Table(
        "endovascular devices", "For work inside vessels and ducts, sterile.", "implant", "each",
        "kind diameter length", (
            ("AV", "Ardenvasc", """
                B540 | balloon catheter 5 × 40 mm | 148.00 | balloon catheter | 5 | 40 |
                B680 | balloon catheter 6 × 80 mm | 156.00 | balloon catheter | 6 | 80 |
                S740 | self-expanding stent 7 × 40 mm | 620.00 | stent | 7 | 40 | out 17
                G35 | guidewire 0.89 × 1500 mm | 34.00 | guidewire | 0.89 | 1500 |
             """),
            ("CV", "Corvavasc", """
                B440 | balloon catheter 4 × 40 mm | 139.00 | balloon catheter | 4 | 40 |
                I6 | introducer 2 × 110 mm | 28.00 | introducer | 2 | 110 |
                S860 | biliary stent 8 × 60 mm | 710.00 | stent | 8 | 60 | gone S880
                S880 | biliary stent 8 × 80 mm | 735.00 | stent | 8 | 80 |
             """),
        ),
    ),
    "ent-implant": Table(
        "ear implants", "Ventilation tubes and prostheses for the middle ear, sterile.", "implant", "each",
        "pattern inner_diameter material", (
            ("HM", "Harrotymp", """
                SH | Shepard grommet, 1.02 mm | 11.40 | Shepard | 1.02 | fluoroplastic |
                AR | Armstrong grommet, 1.14 mm | 11.90 | Armstrong | 1.14 | fluoroplastic |
                SA | Shah grommet, 1.14 mm | 11.90 | Shah | 1.14 | fluoroplastic | out 24
                GT | Goode T-tube, 1.1 mm | 16.20 | Goode T | 1.1 | silicone |
             """),
            ("CV", "Corvatymp", """
                DO | Donaldson tube, 1.1 mm | 13.10 | Donaldson | 1.1 | silicone |
                PA | Paparella tube, 1.02 mm | 12.70 | Paparella | 1.02 | silicone |
                RB | Reuter bobbin, 1.25 mm, steel | 14.80 | Reuter bobbin | 1.25 | stainless steel | gone RT
                RT | Reuter bobbin, 1.25 mm, titanium | 17.60 | Reuter bobbin | 1.25 | titanium |
             """),
        ),
    ),
    "surgical-mesh": Table(
        "hernia meshes", "Mesh for hernia repair, sterile.", "implant", "each", "shape width length material", (
            ("HM", "Harromesh", """
                611 | flat mesh 6 × 11 cm | 38.00 | flat | 60 | 110 | polypropylene |
                1515 | flat mesh 15 × 15 cm | 64.00 | flat | 150 | 150 | polypropylene |
                3030 | flat mesh 30 × 30 cm | 142.00 | flat | 300 | 300 | polypropylene | out 19
                1015 | preshaped mesh 10 × 15 cm | 88.00 | preshaped | 100 | 150 | polypropylene |
             """),
            ("VN", "Velmnetz", """
                715 | flat mesh 7.5 × 15 cm | 46.00 | flat | 75 | 150 | polyester |
                1217 | anatomical mesh 12 × 17 cm | 118.00 | anatomical | 120 | 170 | polyester |
                88 | patch 8 × 8 cm | 174.00 | patch | 80 | 80 | PVDF | gone 1010
                1010 | patch 10 × 10 cm | 196.00 | patch | 100 | 100 | PVDF |
             """),
        ),
    ),
    "other-device": Table(
        "theatre helpers", "Small things that a theatre needs within reach.", "clean", "ten",
        "length width pack_count", (
            ("WT", "Whitlarch", """
                KD | kidney dishes 250 mm, 10 | 18.00 | 250 | 140 | 10 |
                GP | gallipots 60 mL, 20 | 14.00 | 60 | 60 | 20 |
                NC | needle counters, 20 places, 5 | 42.00 | 120 | 90 | 5 | out 10
                LH | light handle covers, 2 | 21.00 | 130 | 110 | 2 |
             """),
            ("SF", "Sallowfield", """
                SM | skin markers with ruler, 10 | 36.00 | 140 | 12 | 10 |
                BR | blade removers, 5 | 58.00 | 90 | 70 | 5 |
                TB | transfer trays, small, 5 | 39.00 | 200 | 120 | 5 | gone TL
                TL | transfer trays, large, 5 | 46.00 | 280 | 160 | 5 |
             """),
        ),
    ),
}  # fmt: skip
