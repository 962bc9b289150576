"""What a document says besides concepts: periods, positions, education, places, licences, languages and conditions."""
