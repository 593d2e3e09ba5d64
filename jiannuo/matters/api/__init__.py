"""The API over every loop: the same gate, the same steps, the same refusals as the pages."""
