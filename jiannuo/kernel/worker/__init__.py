"""What runs beside the web: alarms, messages, the log's sequencer and housekeeping (``jiannuo work``)."""
