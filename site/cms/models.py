from cms.media import Rendition, SiteDocument, SiteImage
from cms.review import ClinicalReviewTask

__all__ = ["ClinicalReviewTask", "Rendition", "SiteDocument", "SiteImage"]
