from vnus_graph.evaluate.baseline import co_occurrence
from vnus_graph.model import Article

ARTICLE = Article("a", "Ông Nguyễn Văn An gặp ông Trần Quốc Bình ở Nhật Bản.\nBà Lê Thị Cúc không tới.")


def test_persons_of_a_sentence_have_met_and_those_of_two_have_not() -> None:
    result = co_occurrence(ARTICLE)
    labels = {actor.id: actor.label for actor in result.actors}
    met = {frozenset((labels[edge.subject], labels[edge.object])) for event in result.events for edge in event.edges}
    assert met == {frozenset(("Nguyễn Văn An", "Trần Quốc Bình"))}
    assert "Nhật Bản" in labels.values()


def test_quotes_are_verbatim() -> None:
    result = co_occurrence(ARTICLE)
    quotes = [one for node in (*result.actors, *result.events) for one in node.evidence]
    assert quotes
    assert all(ARTICLE.text[one.start : one.end] == one.quote for one in quotes)
