"""Times of day as people say them: "9am", "7.30pm", "noon", "midnight"."""

from services.hours.days import DAY


def clock_words(minutes: int) -> str:
    """A wall-clock time of minutes after midnight: "9am", "7.30pm", "noon", "midnight"."""
    minutes %= DAY
    if minutes in (0, DAY // 2):
        return "noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    half = "am" if hour < 12 else "pm"
    shown = (hour - 1) % 12 + 1
    return f"{shown}.{minute:02d}{half}" if minute else f"{shown}{half}"
