"""What the authors' folders hold: files with their stamps, texts with their places."""
