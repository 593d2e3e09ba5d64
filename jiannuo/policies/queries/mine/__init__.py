"""What an enterprise is shown of policies, as its pages ask for it."""
