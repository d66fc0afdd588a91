"""The regions of the page as HTML, made of the parts."""
