from cms.media import Rendition, SiteDocument, SiteImage

__all__ = ["Rendition", "SiteDocument", "SiteImage"]
