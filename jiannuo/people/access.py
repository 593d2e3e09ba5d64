"""The declarations of ``kernel.audience``, by the roles of this layer.

``@public`` – everybody; ``@signed_in`` – any account; ``@needs(Role.X, …)`` – holders of a role.
"""

from jiannuo.kernel.audience import PUBLIC, SIGNED_IN, NotYours, needs, public, signed_in, to_sign_in

__all__ = ["PUBLIC", "SIGNED_IN", "NotYours", "needs", "public", "signed_in", "to_sign_in"]
