"""Line drawings of product classes, made by parameters. Pure functions: the same drawing is always the same SVG."""

from core.drawings.render import KINDS, Drawing, render_png, render_svg

__all__ = ["KINDS", "Drawing", "render_png", "render_svg"]
