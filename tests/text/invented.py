"""An invented article with the typography that copies change, and ways in which copies change it."""

import re
import textwrap

TEXT = """\
 Sellan Courier · 4 March

Ferry boss: ‘No closure’ on the lake

The head of the ferry company on Lake Sellan has ruled out closing the crossing, saying that rumours of an end were “plainly invented.” \
Ines Okafor spoke on Thursday after a week of questions.In a letter to passengers, she wrote that the winter timetable would lose two sailings a day.

“We are not closing the crossing,” Okafor wrote. “We have run through floods — and through one very long strike — and we will run through this winter.” \
The letter was read out in the harbour office … and then pinned to its door. \
Nobody asked about the price of a season ticket, which has been frozen for three years.

“Two boats need new engines, and the yard can take only one at a time.
“Until both are back, we ask every passenger for patience,” she added.

The town council welcomed the letter and said it would meet the company in April. \
The town council welcomed the letter and said it would meet the company in April. \
A spokesman for the fishermen called it ‘better than silence’ but asked for a guarantee in writing before the thaw.\u00a0Passengers were calmer than the council.

Get the Courier in your inbox every Thursday morning – free of charge, and easy to stop.
"""

STRAIGHT = str.maketrans("“”‘’…", "\"\"''…")


def retyped(text, width=60):
    """Straight quotation marks, re-spaced dashes, re-flowed lines."""
    text = re.sub(r"\s*[–—]\s*", " -- ", text.translate(STRAIGHT)).replace("…", "...")
    return "\n\n".join(textwrap.fill(line, width) for line in text.split("\n") if line.strip())
