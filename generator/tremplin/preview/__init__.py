"""The site while it is written: pages made when they are asked for, reloaded when their sources change."""
