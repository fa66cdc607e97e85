"""Mending what authors wrote: what to write instead is said where a mistake is found (`Diagnostic.fix`)."""
