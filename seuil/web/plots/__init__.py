"""Plots as Vega-Lite: a picture drawn here for everybody, drawn again in the browser for those who point."""
