"""What developers and the two start scripts run; no part of the site."""
