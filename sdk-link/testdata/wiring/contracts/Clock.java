package contracts;

public interface Clock {}
