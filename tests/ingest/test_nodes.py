from llama_index.core.schema import NodeRelationship

from ingest.nodes import document_nodes


def test_nodes_carry_place_and_neighbours(engine):
    document = engine.store.documents()[0]
    passages = engine.store.passages(engine.store.passage_ids([document.id]))
    nodes = document_nodes(document, passages)
    assert len(nodes) == len(passages)
    for node in nodes:
        assert document.text[node.start_char_idx : node.end_char_idx] == node.text
        assert node.metadata["document"] == document.metadata.number
        assert NodeRelationship.PARENT in node.relationships
    first, second = nodes[:2]
    assert first.relationships[NodeRelationship.NEXT].node_id == second.node_id
    assert second.relationships[NodeRelationship.PREVIOUS].node_id == first.node_id
    assert NodeRelationship.PREVIOUS not in first.relationships
