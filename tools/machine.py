"""What the machine refuses whatever the site says, in plain words."""

import errno

_REMEDIES = {
    errno.ENOSPC: "make room on that disk",
    errno.EDQUOT: "make room in your quota",
    errno.EFBIG: "let this account write larger files (ulimit -f)",
    errno.EROFS: "have it mounted for writing, or use another folder",
    errno.EACCES: "have this account allowed to read and write there",
    errno.EPERM: "have this account allowed to read and write there",
    errno.EMFILE: "let this account open more files (ulimit -n)",
    errno.EIO: "have that disk looked at",
    errno.ENOTDIR: "move the file that stands where a folder has to be",
}


def refusal(error: BaseException) -> tuple[str, str] | None:
    """What the machine refuses and what to do; None when the error is of another kind."""
    if not isinstance(error, OSError) or error.errno not in _REMEDIES:
        return None
    return error.strerror or str(error), _REMEDIES[error.errno]
