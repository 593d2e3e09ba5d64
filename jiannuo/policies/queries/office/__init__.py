"""What the pages of policy officers read."""
