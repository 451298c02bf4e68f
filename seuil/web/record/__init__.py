"""The record as it is shown: lists of events, the day on which it stood so, where it comes from."""
