"""What is asked of a dossier, answered in a reader's language: lists, a timeline, all about one event."""
