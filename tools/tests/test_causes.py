"""A failed set-up says in one sentence what to do."""

import pytest

from tools.prepare.running import SetupError, cause_of, run

PRINTED = {
    "network": [
        "WARNING: Retrying … NewConnectionError('… [Errno -3] Temporary failure in name resolution')\n"
        "ERROR: No matching distribution found for django==5.2.19",
        "npm error code ENOTFOUND\nnpm error network request failed",
    ],
    "NODE_EXTRA_CA_CERTS": [
        "npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error A complete log can be found",
        "Max retries exceeded … [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
    ],
    "disk is full": ["OSError: [Errno 28] No space left on device"],
    "locked hash": ["ERROR: … do not match the hashes of the lock", "npm error code EINTEGRITY"],
    "python3-venv": ["The virtual environment was not created because ensurepip is not available."],
    "Cannot write": ["[Errno 30] Read-only file system: '/srv/jiannuo/.venv'", "npm error code EACCES"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("meaning", "printed"), [(meaning, printed) for meaning, many in PRINTED.items() for printed in many]
)
def test_what_a_program_printed_becomes_its_meaning(meaning: str, printed: str) -> None:
    sentence = str(cause_of(printed))
    assert meaning in sentence
    assert "\n" not in sentence


def test_an_unknown_failure_names_its_last_line_and_the_log() -> None:
    sentence = str(cause_of("first\nstrange thing happened\n\n"))
    assert "strange thing happened" in sentence
    assert "set-up.log" in sentence


def test_a_failing_program_stops_the_set_up() -> None:
    with pytest.raises(SetupError, match="it broke"):
        run(["sh", "-c", "echo it broke >&2; exit 3"])
