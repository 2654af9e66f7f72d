"""What a document becomes, shown before anything is generated."""
