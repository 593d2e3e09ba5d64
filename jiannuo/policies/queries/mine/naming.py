"""How a policy is called on the page of an enterprise."""

from django.utils.translation import get_language

from jiannuo.policies.models import Policy, Version


def policy_title(policy: Policy) -> str:
    """The title, in English where the page is and the policy has one."""
    english = (get_language() or "").startswith("en")
    return policy.english if english and policy.english else policy.title


def version_title(version: Version) -> str:
    """The title of its policy, with the application it is for where there are several."""
    title = policy_title(version.policy)
    return f"{title}（{version.application}）" if version.application else title


#: standing -> the class of its colour, its icon
LOOKS = {
    "fits": ("yes", "circle-check"),
    "manual": ("manual", "user-question"),
    "open": ("open", "help-circle"),
    "near": ("near", "target-arrow"),
    "": ("no", "circle-x"),
}
