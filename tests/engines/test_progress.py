import io

from corpus_tools.engines.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_written_to_a_pipe():
    stream = io.StringIO()
    assert list(Progress("events", stream=stream).map(abs, [-1, 2])) == [1, 2]
    assert stream.getvalue() == ""


def test_a_terminal_sees_how_far_it_has_come_and_a_clean_line_at_the_end():
    stream = Terminal()
    assert list(Progress("events", stream=stream).map(abs, [-1, 2])) == [1, 2]
    assert "0 of 2 events" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_the_line_is_cleaned_when_the_work_breaks_off():
    stream = Terminal()
    results = Progress("events", stream=stream).map(abs, [-1, 2])
    next(results)
    results.close()
    assert stream.getvalue().endswith("\r\x1b[2K")
