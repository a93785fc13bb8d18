"""Which files may be put on the site: none that a browser would run. Pure."""

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "avif"})
TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg",
    "wav": "audio/wav", "flac": "audio/flac",
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg",
    "mov": "video/quicktime", "avi": "video/x-msvideo", "wmv": "video/x-ms-wmv",
    "pdf": "application/pdf", "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint", "pps": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf", "csv": "text/csv", "txt": "text/plain", "ics": "text/calendar",
    "zip": "application/zip", "epub": "application/epub+zip", "vtt": "text/vtt",
    "srt": "text/plain", "key": "application/octet-stream",
}


def ending_of(name: str) -> str:
    """A file name's ending, lower case, without its point."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def type_of(name: str) -> str:
    """The media type of a file that may be kept; "" for one that may not."""
    return TYPES.get(ending_of(name), "")
