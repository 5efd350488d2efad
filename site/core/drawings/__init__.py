"""Line drawings of product classes, made by parameters. Pure functions: the same drawing is always the same SVG.

    render_svg(Drawing.of("suture_needle", curvature="3/8 circle", point="reverse cutting", length_mm=26))

What each kind listens to; the first of several values is the default, ``?`` is yes or no, lengths are millimetres.
Values are read leniently and clamped, others are ignored, an unknown kind is a package. ``KINDS[kind]`` has it all.

adhesive                 type: tissue_adhesive bone_cement sealant topical_haemostat powder
airway_tube              type: endotracheal tracheostomy laryngeal_mask guedel; id_mm 2–12; cuffed?
apron                    colour
bandage                  type: crepe conforming cohesive tubular plaster padding triangular; width_mm 10–300; colour
bandaging                type: crepe conforming cohesive tubular plaster padding triangular paper_tape silk_tape
                         film_tape foam_tape; width_mm 5–1000; colour
body_tube                type: foley nelaton nasogastric feeding central_line endotracheal tracheostomy; french
                         4–40; ways 1–4; balloon_ml 0–80; id_mm 2–12; cuffed?
bone_instrument          type: 18 values; width_mm 1–40; double_action?; length_mm 0–450
bowl                     type: gallipot kidney bowl jug bottle light_handle
cap                      type: bouffant tie hood; colour
catheter                 type: foley nelaton suction nasogastric central_line feeding embolectomy; french 4–40; ways
                         1–4; balloon_ml 0–80
cleaning                 type: detergent brush wipes disinfectant basket mat
clip                     size: medium_large small medium large; material: titanium polymer; count 1–10
closure                  type: skin_stapler linear circular remover cartridge clip applier strip adhesive; count
                         1–90; size: m s m/l l xl; polymer?; width_mm 3–50
dental_bur               shape: round pear fissure tapered inverted_cone flame football needle wheel; material:
                         carbide diamond steel; grit: medium fine coarse extra_fine super_coarse; shank: fg ra hp;
                         diameter_mm 0.3–6
dental_elevator          type: straight cryer luxator warwick_james coupland periotome heidbrink; width_mm 1–6
dental_forceps           jaw: upper lower bayonet cowhorn root; serrated: yes no
dental_hand              type: 14 values; jaw: lower upper; width_mm 1–6
dental_instrument        type: 13 values
dental_supply            type: impression_tray rubber_dam clamp matrix cartridge bottle applicator pins
                         film_holder cord; jaw: upper lower
drain                    type: jackson_pratt penrose blake redon corrugated chest t_tube; french 6–40
drape                    type: 13 values; width_mm 50–4000; height_mm 50–4000; fenestration: round oval square none;
                         adhesive?; colour
dressing                 type: island film foam hydrocolloid alginate hydrogel silicone superabsorbent antimicrobial
                         npwt contact; border?; width_mm 15–400; height_mm 15–400
ear_implant              pattern: grommet t_tube bobbin partial total piston splint; colour; steel?
electrosurgery           type: pencil pad bipolar electrode generator cable; switch: button rocker foot; split?
endovascular             type: balloon stent guidewire introducer catheter embolectomy; tip: straight j angled
exam_glove               size: m xs s l xl xxl; colour; texture: fingertip smooth full; length_mm 200–400
eyewear                  type: goggles glasses visor
face_protection          type: iir i ii ffp1 ffp2 ffp3 n95; fixing: ear_loop tie; colour; visor?; valve?
forceps                  pattern: 18 values; tip: pattern 1x2 2x3 serrated atraumatic ring cross_serrated smooth
                         pointed brown; curvature: straight curved angled; tungsten_carbide?; length_mm 0–450
gauze_swab               width_mm 20–900; height_mm 20–900; ply 1–48; xray?; nonwoven?; count 1–200
glove                    size 5–9.5; colour; cuff: beaded straight; system?
gown                     level 0–4; colour; reinforced?; sleeves: long short none
haemostat                pattern: 15 values; curvature: straight curved angled; length_mm 0–450
hypodermic_needle        gauge 14–34; length_mm 4–200; safety?; hub: luer dental pen butterfly
implant                  type: screw plate dental_implant anchor cage abutment nail stent graft; diameter_mm 0.8–14;
                         length_mm 4–400; holes 2–14
infusion                 type: cannula winged_set gravity pump blood extension three_way; gauge 14–26; length_mm
                         12–60; wings?; port?; safety?; drops_per_ml 10–60
infusion_set             drops_per_ml 10–60; type: gravity extension three_way blood pump
iv_cannula               gauge 14–26; length_mm 12–60; wings?; port?; safety?
kit                      type: pack tray suture_set dressing_pack basket case; pieces 1–200
lap_sponge               width_mm 150–600; height_mm 150–600; loop?; xray?; colour
laparoscopic_instrument  tip: grasper dissector scissors hook needle_holder clip_applier suction; diameter_mm 2–12;
                         length_mm 180–450
mask                     fixing: ear_loop tie; colour; type: iir i ii; visor?
mesh                     type: flat plug preshaped patch anatomical; width_mm 20–500; height_mm 20–500
minimal_access           type: trocar insufflation_needle retrieval_bag grasper dissector scissors hook needle_holder
                         clip_applier suction; tip: bladeless bladed blunt optical; diameter_mm 2–20; length_mm 40–450
needle_holder            pattern: mayo_hegar crile_wood olsen_hegar mathieu castroviejo webster ryder gillies;
                         tungsten_carbide?; curvature: straight curved; length_mm 0–450
package                  width_mm 20–1500; height_mm 20–1500
respirator               grade: ffp2 ffp1 ffp3 n95 n99 kn95; shape: cup duckbill fold; valve?
retractor                pattern: 20 values; width_mm 4–80; depth_mm 6–120; prongs 1–6; tips: sharp blunt; length_mm
                         0–450
scalpel                  number: 21 values; safety: none retractable shield; colour; ruler?
scalpel_blade            number: 28 values
scalpel_handle           number: 3 3l 4 4l 5 7 9 b3 beaver; graduated?
scissors                 pattern: mayo metzenbaum iris operating littauer lister potts tenotomy castroviejo westcott
                         universal; curvature: straight curved angled; tips: pattern sharp_sharp sharp_blunt
                         blunt_blunt; tungsten_carbide?; length_mm 0–450
sharps                   type: container needle_counter blade_remover transfer_tray; colour; count 10–80
shoe_cover               colour; boot?
skin_stapler             count 5–55; wide?; type: skin linear circular remover
sterile_supply           type: 12 values; width_mm 2–1200; height_mm 50–1200; class_type 1–6
sterilisation            type: pouch reel wrap container tape strip biological bowie_dick bag; width_mm 40–400;
                         height_mm 80–600; class_type 1–6
suction                  type: yankauer frazier poole tubing canister bag; vented?
suction_drainage         type: 12 values; french 6–40; vented?
suture_needle            curvature: 3/8 1/4 1/2 5/8 straight j ski compound; point: reverse_cutting taper tapercut
                         cutting spatula blunt; length_mm 3–100; thread: a colour; braided?; barbed?; double_armed?;
                         needles 0–2; usp: 18 values
syringe                  volume_ml 0.3–100; tip: luer_lock slip eccentric catheter enfit; needle?; gauge 14–34; parts
                         2–3
tape                     type: paper silk transparent foam strips; width_mm 5–200
theatre_clothing         type: bouffant tie hood shoe_cover boot_cover apron; colour
tourniquet               type: cuff strap ring; colour; width_mm 10–150
trocar                   diameter_mm 2–20; length_mm 40–200; tip: bladeless bladed blunt optical; reusable?
"""

from core.drawings.render import KINDS, Drawing, render_png, render_svg

__all__ = ["KINDS", "Drawing", "render_png", "render_svg"]
