from core.taxonomy import Procedure, Specialty

__all__ = ["Procedure", "Specialty"]
