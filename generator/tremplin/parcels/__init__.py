"""Parcels: one course as a ZIP that goes from its author to the publisher, and what is taken in of one."""
