"""Complete examples that authors start from: what is written, and where; `commands/new` asks and writes."""
