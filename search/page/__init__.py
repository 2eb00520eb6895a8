"""The page: what a reader sees and clicks; it asks the engine and shows what it gets."""
