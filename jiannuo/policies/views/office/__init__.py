"""Pages of the policy officer, of the checkers and of the paying office."""
