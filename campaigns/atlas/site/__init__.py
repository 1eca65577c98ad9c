"""The static site: a page for everything the atlas tells, served by any web server or read from a folder."""
