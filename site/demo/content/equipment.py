"""The products that the pages show, each named once. Only attributes that matter to the text are asked for."""

from __future__ import annotations

from .schema import ProductQuery as Q

# ── Sutures ─────────────────────────────────────────────────────────────────────────────────────────────
BRAIDED_4_0 = Q("absorbable-suture", usp_size="4-0", material="polyglactin 910")
BRAIDED_3_0 = Q(
    "absorbable-suture", usp_size="3-0", material="polyglactin 910", needle_shape="1/2 circle", needle_point="taper"
)
BRAIDED_2_0 = Q(
    "absorbable-suture", usp_size="2-0", material="polyglactin 910", needle_shape="1/2 circle", needle_length=36
)
SUBCUTICULAR_4_0 = Q("absorbable-suture", usp_size="4-0", material="poliglecaprone 25")
SUBCUTICULAR_3_0 = Q("absorbable-suture", usp_size="3-0", material="poliglecaprone 25")
SLOW_2_0 = Q("absorbable-suture", usp_size="2-0", material="polydioxanone")
SLOW_0 = Q("absorbable-suture", usp_size="0", material="polydioxanone")
NYLON_5_0 = Q("non-absorbable-suture", usp_size="5-0", material="nylon")
NYLON_4_0 = Q("non-absorbable-suture", usp_size="4-0", material="nylon")
POLYPROPYLENE_5_0 = Q("non-absorbable-suture", usp_size="5-0", material="polypropylene")
SILK_2_0 = Q("non-absorbable-suture", usp_size="2-0", material="silk")
CUTTING_NYLON = Q(
    "non-absorbable-suture", usp_size="4-0", material="nylon", needle_point="reverse cutting", needle_length=19
)
STEEL_WIRE = Q("non-absorbable-suture", material="stainless steel")

# ── Blades and scalpels ─────────────────────────────────────────────────────────────────────────────────
BLADE_10 = Q("scalpel-blade", blade_number="10")
BLADE_11 = Q("scalpel-blade", blade_number="11")
BLADE_15 = Q("scalpel-blade", blade_number="15")
BLADE_22 = Q("scalpel-blade", blade_number="22")
SAFETY_SCALPEL_11 = Q("safety-scalpel", blade_number="11")
SAFETY_SCALPEL_15 = Q("safety-scalpel", blade_number="15")

# ── Gloves ──────────────────────────────────────────────────────────────────────────────────────────────
GLOVE_LATEX_7 = Q("surgical-glove", size="7", material="latex")
GLOVE_SYNTHETIC_7 = Q("surgical-glove", size="7", material="polyisoprene")
GLOVE_SYNTHETIC_7_5 = Q("surgical-glove", size="7.5", material="polyisoprene")
UNDER_GLOVE_7_5 = Q("surgical-glove", size="7.5", double_gloving="under glove")
EXAM_NITRILE_M = Q("examination-glove", size="M", material="nitrile")

# ── Swabs and dressings ─────────────────────────────────────────────────────────────────────────────────
XRAY_SWAB = Q("gauze-swab", xray_detectable=True, counted=True, size="10 × 10 cm", ply="12")
ABDOMINAL_SWAB = Q("gauze-swab", xray_detectable=True, loop=True, size="45 × 45 cm")
PLAIN_SWAB = Q("gauze-swab", xray_detectable=False, size="10 × 10 cm", pack_count=5)
FILM = Q("wound-dressing", dressing_type="film", size="10 × 12 cm")
ISLAND = Q("wound-dressing", dressing_type="post-operative island", size="9 × 10 cm")
ISLAND_LONG = Q("wound-dressing", dressing_type="post-operative island", size="9 × 25 cm")
SILVER_FOAM = Q("wound-dressing", dressing_type="silver foam")
CONTACT_LAYER = Q("wound-dressing", dressing_type="non-adherent contact layer")
FOAM = Q("wound-dressing", dressing_type="silicone foam")
ALGINATE = Q("wound-dressing", dressing_type="alginate")
HYDROGEL = Q("wound-dressing", dressing_type="hydrogel")

# ── Instruments ─────────────────────────────────────────────────────────────────────────────────────────
ADSON_TOOTHED = Q("tissue-forceps", pattern="Adson", tip="1x2 teeth")
GILLIES = Q("tissue-forceps", pattern="Gillies")
MOSQUITO_CURVED = Q("haemostat", pattern="Halsted mosquito", curvature="curved")
SPENCER_WELLS = Q("haemostat", pattern="Spencer Wells")
KOCHER = Q("haemostat", pattern="Kocher")
IRIS_SCISSORS = Q("scissors", pattern="Iris")
MAYO_STRAIGHT = Q("scissors", pattern="Mayo", curvature="straight")
METZENBAUM = Q("scissors", pattern="Metzenbaum", curvature="curved")
MAYO_HEGAR = Q("needle-holder", pattern="Mayo-Hegar", length=150)
MAYO_HEGAR_LONG = Q("needle-holder", pattern="Mayo-Hegar", length=200)
HALSEY = Q("needle-holder", pattern="Halsey")

# ── Drapes, gowns, needles, syringes ────────────────────────────────────────────────────────────────────
FENESTRATED_DRAPE = Q("surgical-drape", drape_type="fenestrated")
UTILITY_DRAPE = Q("surgical-drape", drape_type="utility", size="75 × 90 cm")
LAPAROTOMY_DRAPE = Q("surgical-drape", drape_type="laparotomy")
GOWN_L = Q("surgical-gown", size="L")
NEEDLE_25G = Q("hypodermic-needle", gauge="25")
NEEDLE_21G = Q("hypodermic-needle", gauge="21")
DRAWING_UP_NEEDLE = Q("hypodermic-needle", gauge="18")
SYRINGE_5 = Q("syringe", volume=5.0)
SYRINGE_10 = Q("syringe", volume=10.0)
