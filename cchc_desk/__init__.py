"""Draft Vietnamese administrative-reform plans and reports offline, and have them right."""

__version__ = "0.1.0"
