"""What is fitted on the labelled cases: run by a developer, never by the service."""
