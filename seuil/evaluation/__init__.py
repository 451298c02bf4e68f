"""Sets what Seuil reads against what a careful reader wrote down: gold files in, figures out."""
