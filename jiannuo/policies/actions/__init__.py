"""What people begin with policies: each through the kernel, each once."""
