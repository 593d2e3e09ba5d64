"""The default pages of every closed loop, made from its declaration: duties, matters, forms, lists."""
