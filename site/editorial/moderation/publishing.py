"""What an approval publishes; named by the setting WAGTAIL_FINISH_WORKFLOW_ACTION.

Wagtail reads that setting while its models are being made, so nothing may be imported here.
"""

from typing import Any


def publish_judged(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that was judged. What was saved after it stays a draft.

    Raises PublicationError when the gate refuses it.
    """
    workflow_state.current_task_state.revision.publish(user=user, skip_permission_checks=True)
