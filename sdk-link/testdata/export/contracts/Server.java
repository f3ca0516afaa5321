package contracts;

public interface Server {}
