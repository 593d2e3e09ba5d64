"""The pages of an enterprise (e企服): its policies, its claims, its questions; one noun a file."""
