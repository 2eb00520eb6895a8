"""How the two shipped models are made, one command a step (see README.md).

    python -m training.prune_vocabulary   base model             → the same model, fewer tokens
    python -m training.train_embedder     that model, questions  → van-ban-embed
    python -m training.train_reranker     van-ban-embed          → van-ban-rerank
    python -m training.export_int8        either                 → onnx/model_int8.onnx
    python -m training.evaluate           models, judged sets    → retrieval figures

Not installed with the program: run it from the repository, with the extra
``training``. Every random choice comes from ``--seed``.
"""
