"""The site's key pair for web push (RFC 8292), made when push is first used."""

import base64
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from py_vapid import Vapid02

from jiannuo.notices.sealed import kept_key


def _make() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@lru_cache(maxsize=1)
def _key(folder: str) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(kept_key("vapid.pem", _make), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def public_key() -> str:
    """The public key as browsers want it: the uncompressed point, base64url without padding."""
    point = _key(str(settings.VAR)).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def signed(origin: str) -> dict[str, str]:
    """The headers that tell the push service at ``origin`` who is sending."""
    claims = {"aud": origin, "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}"}
    headers: dict[str, str] = Vapid02(_key(str(settings.VAR))).sign(claims)  # type: ignore[no-untyped-call]
    return headers
