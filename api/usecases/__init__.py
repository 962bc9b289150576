"""What can be done with Jobvej. Command line, REST and pages only parse, call one of these, and show the answer."""
